package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.DoubleColumnBuilder;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.column.LongColumnBuilder;

/**
 * Rolls bars up into those of a longer timeframe: first open, highest high, lowest low, last close, summed volume of the
 * bars that begin in its bucket. A bucket without bars has none. The last bar may be of a bucket that is not over: who
 * reads the result goes by the time at which a bar ends.
 */
final class CoarserBars {
    private final LongColumnBuilder timeNs = new LongColumnBuilder();
    private final DoubleColumnBuilder[] fields = {
        new DoubleColumnBuilder(),
        new DoubleColumnBuilder(),
        new DoubleColumnBuilder(),
        new DoubleColumnBuilder(),
        new DoubleColumnBuilder()
    };
    private long bucketNs;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    private CoarserBars() {}

    /** The bars in columns of their own, on the heap. */
    static BarSeries of(BarSeries bars, Timeframe timeframe) {
        CoarserBars coarser = new CoarserBars();
        for (int bar = 0; bar < bars.size(); bar++) {
            long startNs = timeframe.bucketStartNs(bars.timeNs().at(bar));
            if (bar == 0 || startNs != coarser.bucketNs) {
                coarser.finish(bar > 0);
                coarser.begin(startNs, bars, bar);
            } else {
                coarser.add(bars, bar);
            }
        }
        coarser.finish(bars.size() > 0);
        return coarser.series(bars.symbol());
    }

    private void begin(long startNs, BarSeries bars, int bar) {
        bucketNs = startNs;
        open = bars.open().at(bar);
        high = bars.high().at(bar);
        low = bars.low().at(bar);
        close = bars.close().at(bar);
        volume = bars.volume().at(bar);
    }

    private void add(BarSeries bars, int bar) {
        high = Math.max(high, bars.high().at(bar));
        low = Math.min(low, bars.low().at(bar));
        close = bars.close().at(bar);
        volume += bars.volume().at(bar);
    }

    private void finish(boolean hasBars) {
        if (hasBars) {
            timeNs.append(bucketNs);
            fields[0].append(open);
            fields[1].append(high);
            fields[2].append(low);
            fields[3].append(close);
            fields[4].append(volume);
        }
    }

    private BarSeries series(String symbol) {
        return new BarSeries(symbol, times(), column(0), column(1), column(2), column(3), column(4));
    }

    private LongColumn times() {
        LongColumn column = LongColumn.onHeap(timeNs.size());
        for (int i = 0; i < timeNs.size(); i++) {
            column.set(i, timeNs.at(i));
        }
        return column;
    }

    private DoubleColumn column(int field) {
        DoubleColumn column = DoubleColumn.onHeap(fields[field].size());
        for (int i = 0; i < column.size(); i++) {
            column.set(i, fields[field].at(i));
        }
        return column;
    }
}
