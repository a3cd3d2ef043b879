package io.atlantis.runner.language.differential;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyHost;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes down orders as the Oracle oracle does: the quantity's bits, and the fault that ended the run. */
final class BitRecorder implements StrategyHost {
    private final List<String> calls = new ArrayList<>();

    private BitRecorder() {}

    static String run(String source, double[] closes) {
        BitRecorder recorder = new BitRecorder();
        StrategyProgram program = compiled(source);
        BarColumns bars = bars(closes);
        try {
            StrategyInstance instance =
                    program.instantiate(bars, recorder, program.defaults(), new Budget(BudgetLimits.DEFAULT));
            for (int bar = 0; bar < closes.length; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
        } catch (StrategyFault fault) {
            recorder.calls.add(fault.code().code());
        }
        return String.join(" ", recorder.calls);
    }

    /** Whether a run ended where Python's would have gone on: its ints have no end, and nobody counts its steps. */
    static boolean isBeyondPython(String run) {
        return run.endsWith(FaultCode.INT_OVERFLOW.code()) || run.endsWith(FaultCode.BUDGET_EXHAUSTED.code());
    }

    private static StrategyProgram compiled(String source) {
        return switch (StrategyCompiler.compile(source, CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected ->
                throw new IllegalArgumentException(rejected.diagnostics() + " in\n" + source);
        };
    }

    private static BarColumns bars(double[] closes) {
        DoubleColumn column = DoubleColumn.of(closes);
        return new BarColumns(column, column, column, column, column, LongColumn.of(new long[closes.length]));
    }

    @Override
    public void buy(double quantity, String tag) {
        calls.add("b" + bits(quantity) + tag);
    }

    @Override
    public void sell(double quantity, String tag) {
        calls.add("s" + bits(quantity) + tag);
    }

    @Override
    public void targetPct(double fraction, String tag) {
        calls.add("t" + bits(fraction) + tag);
    }

    @Override
    public void closePosition(String tag) {
        calls.add("c" + tag);
    }

    @Override
    public double positionQty() {
        return 0;
    }

    @Override
    public double positionAvgPrice() {
        return Double.NaN;
    }

    @Override
    public double accountEquity() {
        return 0;
    }

    @Override
    public double accountCash() {
        return 0;
    }

    @Override
    public void log(String text) {
        calls.add("l" + text);
    }

    @Override
    public void alert(String text) {
        calls.add("a" + text);
    }

    private static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}
