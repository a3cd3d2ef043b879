/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.query.projection;

import org.jspecify.annotations.NullMarked;
