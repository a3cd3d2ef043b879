package io.atlantis.runner.service.run;

import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.archive.ArchivedSeries;
import io.atlantis.runner.archive.TickArchive;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.BacktestSpec;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.ParameterBinding;
import io.atlantis.runner.language.ParameterValues;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.service.request.StrategyCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a request names: its source, compiled, its parameters, and its history. Thread-safe. */
public final class BacktestPreparation {

    private static final Duration ARCHIVE_TIMEOUT = Duration.ofMinutes(2);

    private final StrategyCatalog strategies;
    private final TickArchive archive;

    public BacktestPreparation(StrategyCatalog strategies, TickArchive archive) {
        this.strategies = strategies;
        this.archive = archive;
    }

    /** Makes a request ready; may wait for the archive to reach the end of the log. */
    Preparation prepare(BacktestRequested request) throws InterruptedException {
        Optional<String> source = strategies.source(request.strategyId(), request.strategyVersion());
        if (source.isEmpty()) {
            return unrunnable(
                    "unknown-strategy-version",
                    "the log has no version " + request.strategyVersion() + " of strategy " + request.strategyId());
        }
        return switch (StrategyCompiler.compile(source.get(), CompilerLimits.DEFAULT)) {
            case Compilation.Rejected rejected -> doesNotCompile(rejected.diagnostics());
            case Compilation.Compiled compiled -> bind(request, compiled.program());
        };
    }

    private Preparation bind(BacktestRequested request, StrategyProgram program) throws InterruptedException {
        return switch (program.bind(request.parameters())) {
            case ParameterBinding.Refused refused ->
                unrunnable(
                        "invalid-parameter",
                        refused.problems().stream()
                                .map(problem -> problem.name() + ": " + problem.message())
                                .collect(Collectors.joining("; ")));
            case ParameterBinding.Bound bound -> load(request, program, bound.values());
        };
    }

    private Preparation load(BacktestRequested request, StrategyProgram program, ParameterValues parameters)
            throws InterruptedException {
        Timeframe timeframe = Timeframe.of(request.timeframe());
        List<BarSeries> bars = new ArrayList<>();
        List<LogRange> ranges = new ArrayList<>();
        for (String symbol : request.symbols()) {
            Optional<ArchivedSeries> history = archive.load(
                    new Symbol(symbol),
                    timeframe,
                    EpochNanos.of(request.from()),
                    EpochNanos.of(request.to()),
                    ARCHIVE_TIMEOUT);
            if (history.isEmpty() || history.get().bars().size() == 0) {
                return unrunnable(
                        "no-history",
                        symbol + " has no closed " + timeframe.code() + " bar from " + request.from() + " to "
                                + request.to() + ": choose another range or timeframe, or import the history");
            }
            bars.add(history.get().bars());
            ranges.addAll(history.get().ranges());
        }
        return ready(request, program, parameters, bars, ranges);
    }

    private static Preparation ready(
            BacktestRequested request,
            StrategyProgram program,
            ParameterValues parameters,
            List<BarSeries> bars,
            List<LogRange> ranges) {
        try {
            BacktestCosts costs = request.costs();
            return new Preparation.Ready(new BacktestSpec(
                    program,
                    parameters,
                    bars,
                    Timeframe.of(request.timeframe()),
                    FixedPoint.parsePriceE8(request.cash()),
                    Costs.of(costs.commissionPct(), costs.commissionPerShare(), costs.slippageBps()),
                    FillRule.of(costs.fill()),
                    BudgetLimits.DEFAULT,
                    ranges));
        } catch (IllegalArgumentException e) {
            return unrunnable("invalid-request", String.valueOf(e.getMessage()));
        }
    }

    private static Preparation doesNotCompile(List<Diagnostic> diagnostics) {
        Diagnostic first = diagnostics.getFirst();
        String more = diagnostics.size() == 1 ? "" : " (and " + (diagnostics.size() - 1) + " more)";
        return new Preparation.Unrunnable(new BacktestError(
                "strategy-does-not-compile", first.message() + more, first.line(), first.column(), null, null));
    }

    private static Preparation unrunnable(String code, String message) {
        return new Preparation.Unrunnable(new BacktestError(code, message, null, null, null, null));
    }
}
