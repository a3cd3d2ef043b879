/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.query.edge;

import org.jspecify.annotations.NullMarked;
