package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import java.util.List;

/**
 * A running strategy; the compiler's output extends this class. Single-threaded: the engine calls, for each bar in
 * order, {@link #updateSeries} and then (in the same loop or a later one) {@link #onBar}. A batch run is a loop over
 * the same two calls that a live bar makes, so both modes execute the same code.
 */
public abstract class StrategyInstance {
    /** Longest window of an indicator, in bars. */
    public static final int MAX_WINDOW_BARS = 100_000;

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

    private final List<Object> parameters;
    private final SourceLines lines;
    private final DoubleColumn[] series;
    private int nextSeriesBar;
    private long seriesStepsPerBar;

    protected StrategyInstance(StrategyContext context, int seriesCount) {
        this.host = context.host();
        this.budget = context.budget();
        BarColumns bars = context.bars();
        this.open = bars.open();
        this.high = bars.high();
        this.low = bars.low();
        this.close = bars.close();
        this.volume = bars.volume();
        this.timeNs = bars.timeNs();
        this.lines = context.lines();
        this.parameters = context.parameters();
        this.series = new DoubleColumn[seriesCount];
    }

    /**
     * Advances the series graph by one bar: every indicator sees the bar once, every series gets its value.
     *
     * @param bar the next bar: 0 first, then one more each time
     * @throws StrategyFault without a line, if the run's budget is spent
     */
    public final void updateSeries(int bar) {
        if (bar != nextSeriesBar) {
            throw new IllegalStateException("bar=" + bar + ": series are updated in order, next is " + nextSeriesBar);
        }
        nextSeriesBar = bar + 1;
        budget.chargeSeries(seriesStepsPerBar);
        stepSeries(bar);
    }

    /**
     * Runs the strategy's {@code on_bar}; does nothing if it has none.
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
        } finally {
            budget.endEvent();
        }
    }

    /** Values of a named series, by its index in the program's list; owned by the instance. */
    public final DoubleColumn series(int index) {
        return series[index];
    }

    /** One step of the series graph, as compiled. */
    protected abstract void stepSeries(int bar);

    /** The event handler, as compiled. */
    protected abstract void handleBar();

    /** A column for a series of this program; for compiled code only. */
    protected final DoubleColumn newColumn() {
        budget.chargeBytes((long) close.size() * Double.BYTES);
        seriesStepsPerBar++;
        return DoubleColumn.onHeap(close.size());
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
