package io.atlantis.runner.service.run;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.runner.engine.BacktestSpec;

/** What became of making a request ready to run. */
sealed interface Preparation {

    /**
     * Everything is there.
     *
     * @param spec what the engine runs
     */
    record Ready(BacktestSpec spec) implements Preparation {}

    /**
     * It can't be run.
     *
     * @param error why, for the person who asked
     */
    record Unrunnable(BacktestError error) implements Preparation {}
}
