/** Events of the backtest context: a request, and what became of it. */
@NullMarked
package io.atlantis.kernel.contract.backtest;

import org.jspecify.annotations.NullMarked;
