package io.atlantis.kernel.contract.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, and where in the source and in the history.
 *
 * @param code stable kebab-case kind, such as {@code step-budget-exhausted}
 * @param message for people
 * @param line of the source, from 1; null where none is to blame
 * @param column of the source, from 1; null likewise
 * @param barIndex of the bar, from 0; null when no bar had been reached
 * @param barTime start of that bar; null likewise
 */
public record BacktestError(
        String code,
        String message,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable Integer barIndex,
        @Nullable Instant barTime) {}
