/** Backtests: asked for, taken up by a runner, and what became of them. */
@NullMarked
package io.atlantis.command.backtest;

import org.jspecify.annotations.NullMarked;
