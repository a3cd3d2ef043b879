package io.atlantis.runner.cli;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.engine.Backtest;
import io.atlantis.runner.engine.BacktestOutcome;
import io.atlantis.runner.engine.BacktestSpec;
import io.atlantis.runner.engine.RunMonitor;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.ResultJson;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backtest}: a strategy file over a file of bars, on the engine the platform runs. */
@Command(
        name = "backtest",
        description = "Runs a strategy over bars and prints its figures, or everything as JSON.",
        showDefaultValues = true)
public final class BacktestCommand extends StrategyCommand {
    @Parameters(arity = "1", paramLabel = "STRATEGY.py", description = "The strategy's source.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path strategy;

    @Option(
            names = "--bars",
            required = true,
            paramLabel = "FILE.csv",
            description = "Bars with header time,open,high,low,close,volume; time as ISO-8601 or epoch ms.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path bars;

    @Option(
            names = "--symbol",
            paramLabel = "S",
            description = "The ticker the bars are of; without it the file's name.")
    private @Nullable String symbol;

    @Option(names = "--timeframe", defaultValue = "1d", description = "Length of the bars: 1s 1m 5m 15m 1h 4h 1d.")
    private String timeframe = "1d";

    @Option(names = "--cash", defaultValue = "100000", description = "Money at the start.")
    private String cash = "100000";

    @Option(
            names = "--commission-pct",
            defaultValue = "0",
            description = "Commission in percent of an order's notional: 0.1 is a thousandth.")
    private String commissionPct = "0";

    @Option(names = "--commission-per-share", defaultValue = "0", description = "Commission in money per share.")
    private String commissionPerShare = "0";

    @Option(
            names = "--slippage-bps",
            defaultValue = "0",
            description = "Basis points by which each fill is worse than its price: 1 is a ten-thousandth.")
    private String slippageBps = "0";

    @Option(
            names = "--fill",
            defaultValue = "next-open",
            description = "Where orders fill: at the next bar's open or at the close of the bar that decided.")
    private String fill = "next-open";

    @Option(
            names = "--param",
            paramLabel = "k=v",
            description = "Value of a parameter of the strategy; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print metrics, orders, trades, equity and certificate as JSON.")
    private boolean json;

    @Override
    void run(PrintWriter out) throws BadInputException {
        StrategySource source = StrategySource.read(strategy, parameters);
        try (ColumnArena arena = new ColumnArena()) {
            BarSeries series = BarFile.read(bars, symbol(), arena);
            print(result(spec(source, series)), out);
        }
    }

    private BacktestSpec spec(StrategySource source, BarSeries series) throws BadInputException {
        try {
            return new BacktestSpec(
                    source.program(),
                    source.parameters(),
                    List.of(series),
                    Timeframe.of(timeframe),
                    cashE8(),
                    Costs.of(commissionPct, commissionPerShare, slippageBps),
                    FillRule.of(fill),
                    BudgetLimits.DEFAULT,
                    List.of());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private long cashE8() {
        try {
            return FixedPoint.parsePriceE8(cash);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cash: " + e.getMessage(), e);
        }
    }

    private String symbol() throws BadInputException {
        String ticker = symbol == null ? Tickers.ofFile(bars) : symbol;
        try {
            return new Symbol(ticker).value();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private BacktestResult result(BacktestSpec spec) throws BadInputException {
        return switch (Backtest.run(spec, RunMonitor.NONE)) {
            case BacktestOutcome.Completed completed -> completed.result();
            case BacktestOutcome.Failed failed -> throw new BadInputException(line(failed.error()));
            case BacktestOutcome.Cancelled cancelled ->
                throw new IllegalStateException("a run that nobody can cancel was cancelled");
        };
    }

    private String line(BacktestError error) {
        StringBuilder line = new StringBuilder(strategy.toString());
        if (error.line() != null) {
            line.append(':').append(error.line());
            line.append(error.column() == null ? "" : ":" + error.column());
        }
        line.append(": ").append(error.code()).append(": ").append(error.message());
        if (error.barIndex() != null) {
            line.append(" (at bar ")
                    .append(error.barIndex())
                    .append(", ")
                    .append(error.barTime())
                    .append(')');
        }
        return line.toString();
    }

    private void print(BacktestResult result, PrintWriter out) {
        if (json) {
            ResultJson.write(result, out);
            out.println();
        } else {
            ResultTable.write(result, out);
        }
    }
}
