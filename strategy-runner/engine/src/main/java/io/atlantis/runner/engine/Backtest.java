package io.atlantis.runner.engine;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.language.runtime.StrategyFault;
import org.jspecify.annotations.Nullable;

/** Runs a strategy over bars. Stateless; runs share nothing and may go on in parallel. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs to the end on the calling thread. The outcome depends on the spec alone.
     *
     * @param monitor watches and stops the run
     */
    public static BacktestOutcome run(BacktestSpec spec, RunMonitor monitor) {
        BacktestRun run = new BacktestRun(spec, monitor);
        try {
            return run.run();
        } catch (StrategyFault fault) {
            return new BacktestOutcome.Failed(
                    error(run, fault.code().code(), fault.getMessage(), known(fault.line()), known(fault.column())),
                    run.messages());
        } catch (ArithmeticException overflow) {
            String message = "an amount left the range of +-92233720368.54775807: trade smaller quantities ("
                    + overflow.getMessage() + ")";
            return new BacktestOutcome.Failed(error(run, "money-overflow", message, null, null), run.messages());
        }
    }

    private static BacktestError error(
            BacktestRun run, String code, @Nullable String message, @Nullable Integer line, @Nullable Integer column) {
        int bar = run.currentBar();
        return new BacktestError(
                code,
                (message == null ? code : message) + run.symbolNote(),
                line,
                column,
                bar < 0 ? null : bar,
                bar < 0 ? null : EpochNanos.toInstant(run.currentTimeNs()));
    }

    private static @Nullable Integer known(int place) {
        return place > 0 ? place : null;
    }
}
