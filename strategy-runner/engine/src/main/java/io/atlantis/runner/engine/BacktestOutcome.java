package io.atlantis.runner.engine;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.Messages;

/** How a run ended. */
public sealed interface BacktestOutcome {
    /** It saw every bar. */
    record Completed(BacktestResult result) implements BacktestOutcome {}

    /**
     * The strategy broke a rule or an amount left its range; the same spec fails so again.
     *
     * @param messages what it had written before
     */
    record Failed(BacktestError error, Messages messages) implements BacktestOutcome {}

    /** The monitor stopped it. */
    record Cancelled() implements BacktestOutcome {}
}
