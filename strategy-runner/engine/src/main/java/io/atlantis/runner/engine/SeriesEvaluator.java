package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;

/** Evaluates a program's series over bars, without trading. Stateless. */
public final class SeriesEvaluator {
    private SeriesEvaluator() {}

    /**
     * Evaluates all series of a program that reads its own bars only, with its default parameters.
     *
     * @return one column per series, in the program's order, as long as the bars
     * @throws StrategyFault if an expression breaks a rule, such as an indicator length of 0, or asks for other bars
     */
    public static List<DoubleColumn> evaluate(StrategyProgram program, BarSeries bars, BudgetLimits limits) {
        return evaluate(program, bars, SecurityFeeds.NONE, limits);
    }

    /**
     * Evaluates all series of a program with its default parameters, over the bars of one of several symbols. What
     * {@code security(...)} names is read from all of them, and from the same rolled up, as in a backtest.
     *
     * @param symbols their bars, the first the program's own
     * @param timeframe of the bars
     * @return one column per series, in the program's order, as long as the first symbol's bars
     * @throws StrategyFault if an expression breaks a rule, or asks for bars that are not here ({@code security-missing})
     */
    public static List<DoubleColumn> evaluate(
            StrategyProgram program, List<BarSeries> symbols, Timeframe timeframe, BudgetLimits limits) {
        BarSeries own = symbols.getFirst();
        SecurityFeeds feeds =
                new SecurityBars(symbols, timeframe).of(own.symbol(), program.securities(program.defaults()));
        return evaluate(program, own, feeds, limits);
    }

    private static List<DoubleColumn> evaluate(
            StrategyProgram program, BarSeries bars, SecurityFeeds feeds, BudgetLimits limits) {
        StrategyInstance instance = program.instantiate(
                SecurityBars.columns(bars),
                new NoAccount(bars.symbol()),
                program.defaults(),
                new Budget(limits),
                feeds);
        instance.updateSeries(0, bars.size());
        List<DoubleColumn> values = new ArrayList<>();
        for (int i = 0; i < program.series().size(); i++) {
            values.add(instance.series(i));
        }
        return List.copyOf(values);
    }
}
