/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.standalone.data;

import org.jspecify.annotations.NullMarked;
