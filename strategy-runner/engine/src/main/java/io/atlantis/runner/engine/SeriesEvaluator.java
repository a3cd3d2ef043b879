package io.atlantis.runner.engine;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;

/** Evaluates a program's series over bars, without trading. Stateless. */
public final class SeriesEvaluator {
    private SeriesEvaluator() {}

    /**
     * Evaluates all series of a program with its default parameters.
     *
     * @return one column per series, in the program's order, as long as the bars
     * @throws StrategyFault if an expression breaks a rule, such as an indicator length of 0
     */
    public static List<DoubleColumn> evaluate(StrategyProgram program, BarSeries bars, BudgetLimits limits) {
        BarColumns columns =
                new BarColumns(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), bars.timeNs());
        StrategyInstance instance =
                program.instantiate(columns, new NoAccount(bars.symbol()), program.defaults(), new Budget(limits));
        instance.updateSeries(0, bars.size());
        List<DoubleColumn> values = new ArrayList<>();
        for (int i = 0; i < program.series().size(); i++) {
            values.add(instance.series(i));
        }
        return List.copyOf(values);
    }
}
