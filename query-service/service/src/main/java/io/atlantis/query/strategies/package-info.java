/** Strategies as they are read: the newest state of each, and every version it had. */
@NullMarked
package io.atlantis.query.strategies;

import org.jspecify.annotations.NullMarked;
