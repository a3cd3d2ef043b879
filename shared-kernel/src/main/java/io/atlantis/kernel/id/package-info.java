/** Identifiers and the seam through which they are made; nothing else may draw random ids. */
@NullMarked
package io.atlantis.kernel.id;

import org.jspecify.annotations.NullMarked;
