package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.indicator.ColumnKernel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running strategy; the compiler's output extends this class. Single-threaded: the engine calls, for each bar in
 * order, {@link #updateSeries} and then, before the next one, {@link #onBar}; {@link #onFill} after each fill of its orders.
 * Events see series at the bar that was updated last. A batch run is a loop over the same calls that a live bar makes, so both modes execute the same
 * code. A program that compares symbols runs as one instance for each, whose bars a {@link CrossSection} completes.
 */
public abstract class StrategyInstance {
    /** Longest window of an indicator, in bars. */
    public static final int MAX_WINDOW_BARS = 100_000;

    /** Steps of a cross-section function at each bar: a symbol's share of sorting some thousands of them. */
    private static final int CROSS_STEPS = 16;

    /** Where orders go; for compiled code only. */
    protected final StrategyHost host;

    /** What may still be spent; for compiled code only. */
    protected final Budget budget;

    /** The bars' columns; for compiled code only. */
    protected final DoubleColumn open;

    protected final DoubleColumn high;
    protected final DoubleColumn low;
    protected final DoubleColumn close;
    protected final DoubleColumn volume;
    protected final LongColumn timeNs;

    /** Bar of the running event; for compiled code only. */
    protected int bar;

    /** The fill that {@code on_fill} is told; for compiled code only. */
    protected @Nullable TupleValue fill;

    private final BarColumns bars;
    private final List<Object> parameters;
    private final SourceLines lines;
    private final BarLoop loop;
    private final boolean charts;
    private final DoubleColumn[] series;
    private final SecurityReader securities;
    private final List<CrossNode> crossNodes = new ArrayList<>();
    private final List<ColumnPass> columnPasses = new ArrayList<>();
    private @Nullable CrossSection alone;
    private boolean readsSecurities;
    private boolean comparesSymbols;
    private int nextSeriesBar;
    private long seriesStepsPerBar;

    /** A kernel and the column that it takes. */
    private record ColumnPass(ColumnKernel kernel, DoubleColumn column) {}

    /** @param seriesCount columns that are exposed: the named series, then those of cross-section functions */
    protected StrategyInstance(StrategyContext context, int seriesCount) {
        this.host = context.host();
        this.budget = context.budget();
        this.bars = context.bars();
        this.open = bars.open();
        this.high = bars.high();
        this.low = bars.low();
        this.close = bars.close();
        this.volume = bars.volume();
        this.timeNs = bars.timeNs();
        this.lines = context.lines();
        this.loop = context.loop();
        this.charts = context.charts();
        this.parameters = context.parameters();
        this.series = new DoubleColumn[seriesCount];
        this.securities = new SecurityReader(context.securities(), context.timeframeNs());
    }

    /**
     * Advances the series graph by one bar: every indicator sees the bar once, every series gets its value. Functions
     * that compare symbols see this one alone; see {@link #startSeries}.
     *
     * @param bar the next bar: 0 first, then one more each time
     * @throws StrategyFault without a line, if the run's budget is spent
     */
    public final void updateSeries(int bar) {
        startSeries(bar);
        if (comparesSymbols) {
            CrossSection section = alone == null ? new CrossSection(List.of(this)) : alone;
            alone = section;
            section.add(0, bar);
            section.complete();
        }
    }

    /**
     * Advances the series graph over bars that are all complete: the same values, charges and end as of {@link
     * #updateSeries(int)} bar by bar, without its work for each of them.
     *
     * @param from the next bar
     * @param to the bar behind the last
     * @throws StrategyFault without a line, if the run's budget is spent on the way
     */
    public final void updateSeries(int from, int to) {
        long steps = seriesStepsPerBar * (to - from);
        if (readsSecurities || comparesSymbols || !budget.covers(steps)) {
            for (int bar = from; bar < to; bar++) {
                updateSeries(bar);
            }
            return;
        }
        requireNext(from);
        budget.chargeSeries(steps);
        nextSeriesBar = to;
        if (charts) {
            loop.draw(this, from, to);
        } else if (from < to) {
            passTo(from, to - 1);
            stepSeries(to - 1);
        }
    }

    /** Advances the series graph over bars that nobody looks at. */
    private void passTo(int from, int to) {
        for (ColumnPass columnPass : columnPasses) {
            columnPass.kernel().advance(columnPass.column(), from, to);
        }
        loop.pass(this, from, to);
    }

    /**
     * Runs bars: for each, what {@link #updateSeries(int)} and {@link #onBar} do, and the driver around them. The same as these
     * calls one by one, and several times quicker, as the JVM compiles the loop for this strategy.
     *
     * @param from the next bar
     * @param to the bar behind the last
     * @return the bar before which it ended: {@code to}, or where the driver did not go on
     * @throws StrategyFault as of the two
     */
    public final int run(BarDriver driver, int from, int to) {
        if (charts || readsSecurities || comparesSymbols) {
            return loop.run(this, driver, from, to);
        }
        requireNext(from);
        nextSeriesBar =
                seriesStepsPerBar == 0 ? loop.runEvents(this, driver, from, to) : loop.runAlone(this, driver, from, to);
        return nextSeriesBar;
    }

    void chargeSeries() {
        budget.chargeSeries(seriesStepsPerBar);
    }

    /**
     * Advances the part of the series graph that needs no other symbol; {@link CrossSection#complete} does the rest. It
     * is the whole graph of a program that does not compare symbols. Arguments and errors as of {@link #updateSeries}.
     */
    public final void startSeries(int bar) {
        requireNext(bar);
        nextSeriesBar = bar + 1;
        chargeSeries();
        if (readsSecurities) {
            securities.step(bar, timeNs.at(bar));
        }
        stepSeries(bar);
        if (charts) {
            chartSeries(bar);
        }
    }

    /**
     * Runs the functions {@code @every} period that begins with this bar, then {@code on_bar}, as one event; does
     * nothing if the strategy has none of them.
     *
     * @param bar a bar whose series have been updated
     * @throws StrategyFault with line and column, if the strategy breaks a rule; the instance is then of no further use
     */
    public final void onBar(int bar) {
        this.bar = bar;
        budget.beginEvent();
        try {
            handleBar();
        } catch (StrategyFault fault) {
            throw lines.locate(fault, getClass());
        }
    }

    /**
     * Runs the strategy's {@code on_fill} as an event of its own; does nothing if it has none.
     *
     * @param told what filled
     * @param bar the last bar that is closed when the order fills: what the handler sees
     * @throws StrategyFault as of {@link #onBar}
     */
    public final void onFill(Fill told, int bar) {
        this.bar = bar;
        budget.beginEvent();
        try {
            fill = told.asTuple(budget);
            handleFill();
        } catch (StrategyFault fault) {
            throw lines.locate(fault, getClass());
        }
    }

    /**
     * Runs the strategy's {@code screen} as an event of its own.
     *
     * @param bar a bar whose series have been updated
     * @return the symbol's score; NaN if it is not selected, or if the strategy has no {@code screen}
     * @throws StrategyFault as of {@link #onBar}
     */
    public final double screen(int bar) {
        this.bar = bar;
        budget.beginEvent();
        try {
            return FloatMath.canonical(handleScreen());
        } catch (StrategyFault fault) {
            throw lines.locate(fault, getClass());
        }
    }

    /**
     * Values of a named series, by its index in the program's list; owned by the instance, and empty if it was made without
     * charts. Behind these stand the columns of cross-section functions.
     */
    public final DoubleColumn series(int index) {
        return series[index];
    }

    /** One step of the series graph, as compiled. */
    protected abstract void stepSeries(int bar);

    /**
     * One step of the series graph at a bar whose values only later bars of the graph read, as compiled; without the kernels of
     * {@link #passColumn}, which have taken all such bars before.
     */
    protected abstract void passSeries(int bar);

    /** Copies the values at a bar into the columns that are drawn, as compiled. */
    protected abstract void chartSeries(int bar);

    /**
     * One step of a later stage of the series graph, as compiled; nothing if no function compares symbols.
     *
     * @param stage from 1
     */
    protected void stepSeries(int bar, int stage) {}

    /** The event handler, as compiled. */
    protected abstract void handleBar();

    /** The handler of fills, as compiled, if there is one. */
    protected void handleFill() {}

    /** The handler that scores the symbol, as compiled, if there is one. */
    protected double handleScreen() {
        return Double.NaN;
    }

    private void requireNext(int bar) {
        if (bar != nextSeriesBar) {
            throw new IllegalStateException("bar=" + bar + ": series are updated in order, next is " + nextSeriesBar);
        }
    }

    List<CrossNode> crossNodes() {
        return crossNodes;
    }

    /** A column for a series of this program; for compiled code only. */
    protected final DoubleColumn newColumn() {
        chargeColumn();
        return DoubleColumn.onHeap(close.size());
    }

    private void chargeColumn() {
        budget.chargeBytes((long) close.size() * Double.BYTES);
        seriesStepsPerBar++;
    }

    /** A column for a series that nobody but a chart reads: it keeps nothing where none is wanted; for compiled code only. */
    protected final DoubleColumn newChart() {
        chargeColumn();
        return charts ? DoubleColumn.onHeap(close.size()) : DoubleColumn.EMPTY;
    }

    /** Pays for a series of which the value at the current bar alone is kept; for compiled code only. */
    protected final void keepCurrent() {
        seriesStepsPerBar++;
    }

    /**
     * Has a kernel take several bars at once where nobody looks at them; for compiled code only.
     *
     * @param kernel that no other series reads
     * @param field of the bars that it takes, as of {@link #securityColumn}
     */
    protected final void passColumn(ColumnKernel kernel, int field) {
        columnPasses.add(new ColumnPass(kernel, bars.field(field)));
    }

    /**
     * A column that holds, from each bar on, a field of the last bar of a security that was closed; for compiled code
     * only.
     *
     * @param security its number among the program's securities
     * @param field 0 open, 1 high, 2 low, 3 close, 4 volume
     */
    protected final DoubleColumn securityColumn(int security, int field) {
        DoubleColumn column = newColumn();
        securities.copy(security, field, column);
        readsSecurities = true;
        return column;
    }

    /** Makes a series readable by its index; for compiled code only. */
    protected final void expose(int index, DoubleColumn column) {
        series[index] = column;
    }

    /**
     * The length of an indicator's window, checked and paid for; for compiled code only.
     *
     * @param indicator as written, for the message
     */
    protected final int window(String indicator, long bars) {
        if (bars < 1 || bars > MAX_WINDOW_BARS) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT, indicator + " over " + bars + " bars: give 1 to " + MAX_WINDOW_BARS);
        }
        budget.chargeBytes(bars * Double.BYTES);
        seriesStepsPerBar++;
        return (int) bars;
    }

    /** As {@link #window}, for an indicator that looks at its whole window at every bar; for compiled code only. */
    protected final int scannedWindow(String indicator, long bars) {
        int length = window(indicator, bars);
        seriesStepsPerBar += length;
        return length;
    }

    /**
     * Takes note of a cross-section function; for compiled code only.
     *
     * @param stage that reads its result, from 1
     * @param function ordinal of the {@link CrossFunction}
     * @param argument of the function, if it has one
     * @param input index of the exposed column with the symbol's own values
     * @param output index of the exposed column that gets the results
     */
    protected final void crossSection(int stage, int function, double argument, int input, int output) {
        CrossFunction known = CrossFunction.values()[function];
        boolean inRange = argument >= 0 && argument < CrossFunction.MAX_FRACTION;
        if (known == CrossFunction.WINSORIZE && !inRange) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT,
                    "winsorize cuts off " + argument + " on each side: give a fraction from 0 to below 0.5");
        }
        seriesStepsPerBar += CROSS_STEPS;
        comparesSymbols = true;
        crossNodes.add(new CrossNode(stage, known, argument, input, output));
    }

    /** The symbol's name; for compiled code only. */
    protected final String symbolName() {
        return host.symbolName();
    }

    /** What one unit of the symbol at a price of 1 is worth; for compiled code only. */
    protected final double symbolMultiplier() {
        return host.symbolMultiplier();
    }

    /** A line of the log, if the quota allows it; for compiled code only. */
    protected final void log(String text) {
        budget.chargeMessage(text);
        host.log(text);
    }

    /** An alert, if the quota allows it; for compiled code only. */
    protected final void alert(String text) {
        budget.chargeMessage(text);
        host.alert(text);
    }

    protected final long intParameter(int index) {
        return (Long) parameters.get(index);
    }

    protected final double floatParameter(int index) {
        return (Double) parameters.get(index);
    }

    protected final boolean boolParameter(int index) {
        return (Boolean) parameters.get(index);
    }

    protected final String stringParameter(int index) {
        return (String) parameters.get(index);
    }
}
