/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.standalone;

import org.jspecify.annotations.NullMarked;
