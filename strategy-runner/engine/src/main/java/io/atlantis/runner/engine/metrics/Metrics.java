package io.atlantis.runner.engine.metrics;

import io.atlantis.kernel.market.FixedPoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run. Fractions, not percents: 0.25 is a quarter. NaN where a figure is undefined; {@link #asMap()}
 * says null then. The formulas stand in {@link ReturnStatistics} and {@link TradeStatistics}.
 *
 * @param finalEquityE8 equity at the last close
 * @param totalReturn final equity over initial cash, less 1
 * @param exposure share of the bar times at which a position was held
 */
public record Metrics(
        long finalEquityE8, double totalReturn, double exposure, ReturnStatistics returns, TradeStatistics trades) {

    /**
     * The figures by their public names, in the order shown: numbers, {@code finalEquity} as decimal text, null where
     * undefined.
     */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("finalEquity", FixedPoint.formatPrice(finalEquityE8));
        map.put("totalReturn", defined(totalReturn));
        map.put("cagr", defined(returns.cagr()));
        map.put("volatility", defined(returns.volatility()));
        map.put("sharpe", defined(returns.sharpe()));
        map.put("sortino", defined(returns.sortino()));
        map.put("maxDrawdown", defined(returns.maxDrawdown()));
        map.put("calmar", defined(returns.calmar()));
        map.put("exposure", defined(exposure));
        map.put("trades", trades.count());
        map.put("openTrades", trades.openCount());
        map.put("winRate", defined(trades.winRate()));
        map.put("profitFactor", defined(trades.profitFactor()));
        map.put("avgTrade", defined(trades.averagePnl()));
        map.put("avgWin", defined(trades.averageWin()));
        map.put("avgLoss", defined(trades.averageLoss()));
        map.put("bestTrade", defined(trades.best()));
        map.put("worstTrade", defined(trades.worst()));
        map.put("avgBarsInTrade", defined(trades.averageBars()));
        map.put("totalCommission", FixedPoint.formatPrice(trades.commissionE8()));
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
