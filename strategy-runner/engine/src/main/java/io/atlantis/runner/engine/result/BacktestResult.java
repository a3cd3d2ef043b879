package io.atlantis.runner.engine.result;

import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.metrics.Metrics;
import java.util.List;

/**
 * All that a run yields. Immutable in effect and safe to share between threads.
 *
 * @param orders by id, that is in the order of submission
 * @param trades closed ones as they closed, then those still open
 * @param equity one point per distinct bar time
 * @param messages what the strategy wrote
 * @param certificate what the result was made of, and the hash of orders, trades and equity
 */
public record BacktestResult(
        List<Order> orders,
        List<Trade> trades,
        EquityCurve equity,
        Metrics metrics,
        Messages messages,
        Certificate certificate) {
    public BacktestResult {
        orders = List.copyOf(orders);
        trades = List.copyOf(trades);
    }
}
