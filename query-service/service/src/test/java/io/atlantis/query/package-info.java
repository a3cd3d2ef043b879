/** Tests of the query service as a whole, and what several of its tests share. */
@NullMarked
package io.atlantis.query;

import org.jspecify.annotations.NullMarked;
