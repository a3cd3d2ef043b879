/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.standalone.platform;

import org.jspecify.annotations.NullMarked;
