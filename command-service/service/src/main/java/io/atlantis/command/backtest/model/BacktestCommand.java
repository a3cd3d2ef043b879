package io.atlantis.command.backtest.model;

import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What can be asked of a backtest. */
public sealed interface BacktestCommand {

    /** The backtest it is asked of. */
    String backtestId();

    /**
     * Run a strategy over recorded history. What can be checked without the log has been.
     *
     * @param strategyVersion which version; absent for the newest
     */
    record RequestBacktest(
            String backtestId,
            String strategyId,
            OptionalInt strategyVersion,
            List<String> symbols,
            String timeframe,
            Instant from,
            Instant to,
            String cash,
            SortedMap<String, Object> parameters,
            BacktestCosts costs)
            implements BacktestCommand {}

    /** A runner takes it up. */
    record StartBacktest(String backtestId, String engineVersion) implements BacktestCommand {}

    /** A runner brings the result. */
    record CompleteBacktest(
            String backtestId,
            Map<String, @Nullable Object> metrics,
            Certificate certificate,
            int orderCount,
            int tradeCount,
            int equityCount)
            implements BacktestCommand {}

    /** A runner could not come to a result. */
    record FailBacktest(String backtestId, BacktestError error) implements BacktestCommand {}

    /** Somebody doesn't want the result any more. */
    record CancelBacktest(String backtestId, String reason) implements BacktestCommand {}
}
