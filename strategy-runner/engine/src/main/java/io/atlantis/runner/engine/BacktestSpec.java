package io.atlantis.runner.engine;

import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.language.ParameterValues;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.util.List;

/**
 * All that a run depends on.
 *
 * @param program the compiled strategy; one instance runs per symbol
 * @param parameters bound by this program
 * @param bars one series per symbol on one account; their order breaks ties between bars of the same time. The caller
 *     keeps them readable while the run lasts
 * @param timeframe of the bars; annualises the statistics
 * @param cashE8 what the account begins with, above zero
 * @param costs what trading costs
 * @param fill at which price orders fill
 * @param limits budget of each instance
 * @param ranges parts of the log the bars came from, for the certificate; empty for a file
 */
public record BacktestSpec(
        StrategyProgram program,
        ParameterValues parameters,
        List<BarSeries> bars,
        Timeframe timeframe,
        long cashE8,
        Costs costs,
        FillRule fill,
        BudgetLimits limits,
        List<LogRange> ranges) {

    /** @throws IllegalArgumentException naming field, value and remedy */
    public BacktestSpec {
        bars = List.copyOf(bars);
        ranges = List.copyOf(ranges);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("bars is empty: give the series of at least one symbol");
        }
        if (bars.stream().map(BarSeries::symbol).distinct().count() < bars.size()) {
            throw new IllegalArgumentException("bars name a symbol twice: give one series per symbol");
        }
        if (cashE8 <= 0) {
            throw new IllegalArgumentException(
                    "cash is " + FixedPoint.formatPrice(cashE8) + ": give an amount above 0");
        }
    }
}
