package io.atlantis.runner.cli;

import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.engine.SeriesEvaluator;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eval}: series expressions over bars, printed as CSV in full precision. */
@Command(
        name = "eval",
        description =
                "Evaluates series expressions such as 'ta.rsi(close, 14)' over bars and prints CSV: time, then one"
                        + " column per expression, in full precision, nan while warming up.")
public final class EvalCommand extends StrategyCommand {
    private static final Pattern SECURITY = Pattern.compile("\\bsecurity\\s*\\(");

    @Option(
            names = "--bars",
            required = true,
            paramLabel = "FILE.csv",
            description = "Bars with header time,open,high,low,close,volume; time as ISO-8601 or epoch ms.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path bars;

    @Parameters(arity = "1..*", paramLabel = "EXPR", description = "Series expressions.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> expressions;

    @Override
    void run(PrintWriter out) throws BadInputException {
        StrategyProgram program = compile();
        try (ColumnArena arena = new ColumnArena()) {
            BarSeries series = BarFile.read(bars, "BARS", arena);
            List<DoubleColumn> values = SeriesEvaluator.evaluate(program, series, BudgetLimits.DEFAULT);
            print(series, values, out);
        } catch (StrategyFault fault) {
            throw new BadInputException(
                    fault.line() > 0 && fault.line() <= expressions.size()
                            ? "expression '" + expressions.get(fault.line() - 1) + "': " + fault.getMessage()
                            : "expression: " + fault.getMessage());
        }
    }

    private StrategyProgram compile() throws BadInputException {
        requireOneFile();
        return switch (StrategyCompiler.compileExpressions(expressions, CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected ->
                throw new BadInputException(rejected.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .map(this::line)
                        .toList());
        };
    }

    /** Other bars than those of the file are named at module level, which expressions do not have. */
    private void requireOneFile() throws BadInputException {
        for (String expression : expressions) {
            if (SECURITY.matcher(expression).find()) {
                throw new BadInputException("expression '" + expression + "': security(...) reads other bars than the"
                        + " file's: name it in a strategy, spy = security(\"SPY\", \"1d\"), and run that with"
                        + " ./atlantis backtest");
            }
        }
    }

    private String line(Diagnostic diagnostic) {
        int expression = Math.clamp(diagnostic.line(), 1, expressions.size());
        return "expression '" + expressions.get(expression - 1) + "', column " + diagnostic.column() + ": "
                + diagnostic.message();
    }

    private void print(BarSeries series, List<DoubleColumn> values, PrintWriter out) {
        StringBuilder row = new StringBuilder("time");
        expressions.forEach(expression -> row.append(',').append(CsvText.field(expression)));
        out.print(row.append('\n'));
        for (int bar = 0; bar < series.size(); bar++) {
            row.setLength(0);
            row.append(EpochNanos.format(series.timeNs().at(bar)));
            for (DoubleColumn column : values) {
                row.append(',').append(CsvText.number(column.at(bar)));
            }
            out.print(row.append('\n'));
        }
    }
}
