package io.atlantis.kernel.contract.backtest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run ended; its orders, trades and equity stand in {@code backtest.artifacts}.
 *
 * @param backtestId which
 * @param metrics by name, in the order shown: numbers, {@code finalEquity} as a decimal string, null where undefined
 * @param certificate what the result was made of, and its hash
 * @param orderCount orders in the artifacts
 * @param tradeCount trades in the artifacts
 * @param equityCount points of the equity curve in the artifacts
 */
public record BacktestCompleted(
        String backtestId,
        Map<String, @Nullable Object> metrics,
        Certificate certificate,
        int orderCount,
        int tradeCount,
        int equityCount)
        implements BacktestEvent {

    public BacktestCompleted {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
