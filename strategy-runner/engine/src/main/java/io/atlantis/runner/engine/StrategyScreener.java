package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.language.ParameterValues;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.CrossSection;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores symbols by a program's {@code screen}: its series go over all bars of a symbol, then {@code screen} runs once,
 * at the last one. Allocates per symbol, nothing per bar. For one thread; screens share nothing and may go on in
 * parallel.
 */
public final class StrategyScreener {
    private final StrategyProgram program;
    private final ParameterValues parameters;
    private final SecurityBars securities;
    private final BudgetLimits limits;
    private final List<Screening.Score> scores = new ArrayList<>();
    private final List<Screening.Failure> failures = new ArrayList<>();

    private StrategyScreener(
            StrategyProgram program, ParameterValues parameters, SecurityBars securities, BudgetLimits limits) {
        this.program = program;
        this.parameters = parameters;
        this.securities = securities;
        this.limits = limits;
    }

    /**
     * Scores symbols.
     *
     * @param program with a {@code screen}
     * @param parameters bound by this program
     * @param symbols their bars; one without bars is not selected. A symbol's score depends on its own bars alone,
     *     unless the program compares symbols: then on the bars that others have at the same times, in this order; or
     *     names other symbols by {@code security}: then on theirs
     * @param timeframe of the bars
     * @param limits budget of each symbol
     * @throws IllegalArgumentException if the program has no {@code screen}
     */
    public static Screening screen(
            StrategyProgram program,
            ParameterValues parameters,
            List<BarSeries> symbols,
            Timeframe timeframe,
            BudgetLimits limits) {
        if (!program.screens()) {
            throw new IllegalArgumentException("the program has no screen: write def screen(): that returns a score");
        }
        List<BarSeries> filled =
                symbols.stream().filter(bars -> bars.size() > 0).toList();
        StrategyScreener screener =
                new StrategyScreener(program, parameters, new SecurityBars(symbols, timeframe), limits);
        if (program.comparesSymbols()) {
            screener.together(filled);
        } else {
            filled.forEach(screener::alone);
        }
        return screener.result();
    }

    private Screening result() {
        scores.sort(
                Comparator.comparingDouble(Screening.Score::value).reversed().thenComparing(Screening.Score::symbol));
        return new Screening(scores, failures);
    }

    private void alone(BarSeries bars) {
        try {
            StrategyInstance instance = instantiate(bars);
            int size = bars.size();
            instance.updateSeries(0, size);
            add(bars.symbol(), instance.screen(size - 1));
        } catch (StrategyFault fault) {
            failures.add(new Screening.Failure(bars.symbol(), fault));
        }
    }

    private void together(List<BarSeries> symbols) {
        List<BarSeries> running = new ArrayList<>();
        List<StrategyInstance> instances = new ArrayList<>();
        for (BarSeries bars : symbols) {
            try {
                instances.add(instantiate(bars));
                running.add(bars);
            } catch (StrategyFault fault) {
                failures.add(new Screening.Failure(bars.symbol(), fault));
            }
        }
        if (!instances.isEmpty()) {
            boolean[] failed = stepAll(running, instances);
            for (int i = 0; i < failed.length; i++) {
                if (!failed[i]) {
                    score(running.get(i), instances.get(i));
                }
            }
        }
    }

    /** Steps all series by time; says which symbols could not go on. */
    private boolean[] stepAll(List<BarSeries> symbols, List<StrategyInstance> instances) {
        TimeMerge merge = new TimeMerge(symbols);
        CrossSection section = new CrossSection(instances);
        boolean[] failed = new boolean[symbols.size()];
        while (merge.advance()) {
            for (int i = 0; i < failed.length; i++) {
                if (merge.hasBar(i) && !failed[i]) {
                    failed[i] = !start(symbols.get(i), instances.get(i), merge.bar(i));
                    if (!failed[i]) {
                        section.add(i, merge.bar(i));
                    }
                }
            }
            section.complete();
        }
        return failed;
    }

    private boolean start(BarSeries bars, StrategyInstance instance, int bar) {
        try {
            instance.startSeries(bar);
            return true;
        } catch (StrategyFault fault) {
            failures.add(new Screening.Failure(bars.symbol(), fault));
            return false;
        }
    }

    private void score(BarSeries bars, StrategyInstance instance) {
        try {
            add(bars.symbol(), instance.screen(bars.size() - 1));
        } catch (StrategyFault fault) {
            failures.add(new Screening.Failure(bars.symbol(), fault));
        }
    }

    private void add(String symbol, double score) {
        if (!Double.isNaN(score)) {
            scores.add(new Screening.Score(symbol, score));
        }
    }

    private StrategyInstance instantiate(BarSeries bars) {
        return program.instantiateWithoutCharts(
                SecurityBars.columns(bars),
                new NoAccount(bars.symbol()),
                parameters,
                new Budget(limits),
                securities.of(bars.symbol(), program.securities(parameters)));
    }
}
