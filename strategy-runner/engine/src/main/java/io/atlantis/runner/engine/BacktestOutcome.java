package io.atlantis.runner.engine;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.runner.engine.result.BacktestResult;

/** How a run ended. */
public sealed interface BacktestOutcome {
    /** It saw every bar. */
    record Completed(BacktestResult result) implements BacktestOutcome {}

    /** The strategy broke a rule or an amount left its range; the same spec fails so again. */
    record Failed(BacktestError error) implements BacktestOutcome {}

    /** The monitor stopped it. */
    record Cancelled() implements BacktestOutcome {}
}
