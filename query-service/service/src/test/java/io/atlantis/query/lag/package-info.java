/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.query.lag;

import org.jspecify.annotations.NullMarked;
