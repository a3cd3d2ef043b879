package io.atlantis.kernel.contract.backtest;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody asked for a run of one strategy version over recorded history.
 *
 * @param backtestId {@code <workspace>.backtest.<uuid>}
 * @param strategyId the strategy
 * @param strategyVersion which of its versions
 * @param symbols at least one, in the order that breaks ties between bars of the same time
 * @param timeframe code such as {@code 1d}
 * @param from first bar's start at the earliest, inclusive
 * @param to bars start before this, exclusive
 * @param cash starting money as a decimal string
 * @param parameters values by parameter name: Boolean, Integer, Long, Double or String; what is absent has its default
 * @param costs what trading costs
 */
public record BacktestRequested(
        String backtestId,
        String strategyId,
        int strategyVersion,
        List<String> symbols,
        String timeframe,
        Instant from,
        Instant to,
        String cash,
        SortedMap<String, Object> parameters,
        BacktestCosts costs)
        implements BacktestEvent {

    public BacktestRequested {
        symbols = List.copyOf(symbols);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
}
