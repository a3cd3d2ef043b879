package io.atlantis.runner.language.runtime;

import java.util.List;

/**
 * All that an instance is made from.
 *
 * @param parameters values in the order of the program's parameters: Long, Double, Boolean or String by type
 * @param lines of the source, to place faults
 * @param securities other bars, in the order of the program's securities
 * @param timeframeNs length of a bar; read only where there are securities
 * @param loop of the strategy's class
 * @param charts whether the values of named series are kept for a chart
 */
public record StrategyContext(
        BarColumns bars,
        StrategyHost host,
        List<Object> parameters,
        Budget budget,
        SourceLines lines,
        List<SecurityColumns> securities,
        long timeframeNs,
        BarLoop loop,
        boolean charts) {
    public StrategyContext {
        parameters = List.copyOf(parameters);
        securities = List.copyOf(securities);
    }
}
