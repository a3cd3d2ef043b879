/** Backtests as they are read: the request, what became of it, and the orders, trades and equity it reported. */
@NullMarked
package io.atlantis.query.backtests;

import org.jspecify.annotations.NullMarked;
