package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;
import java.util.List;

/**
 * A running strategy; the compiler's output extends this class. Single-threaded: the engine calls, for each bar in
 * order, {@link #updateSeries} and then (in the same loop or a later one) {@link #onBar}. A batch run is a loop over
 * the same two calls that a live bar makes, so both modes execute the same code.
 */
public abstract class StrategyInstance {
    /** Where orders go; for compiled code only. */
    protected final StrategyHost host;

    /** What may still be spent; for compiled code only. */
    protected final Budget budget;

    /** The bars; for compiled code only. */
    protected final BarColumns bars;

    /** Bar of the running event; for compiled code only. */
    protected int bar;

    private final List<Object> parameters;
    private final DoubleColumn[] series;
    private int nextSeriesBar;

    protected StrategyInstance(StrategyContext context, int seriesCount) {
        this.host = context.host();
        this.budget = context.budget();
        this.bars = context.bars();
        this.parameters = context.parameters();
        this.series = new DoubleColumn[seriesCount];
    }

    /**
     * Advances the series graph by one bar: every indicator sees the bar once, every series gets its value.
     *
     * @param bar the next bar: 0 first, then one more each time
     */
    public final void updateSeries(int bar) {
        if (bar != nextSeriesBar) {
            throw new IllegalStateException("bar=" + bar + ": series are updated in order, next is " + nextSeriesBar);
        }
        nextSeriesBar = bar + 1;
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
            throw FaultLocation.locate(fault, getClass());
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
        budget.chargeBytes((long) bars.capacity() * Double.BYTES);
        return DoubleColumn.onHeap(bars.capacity());
    }

    /** Makes a series readable by its index; for compiled code only. */
    protected final void expose(int index, DoubleColumn column) {
        series[index] = column;
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
