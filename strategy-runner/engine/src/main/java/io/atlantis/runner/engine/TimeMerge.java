package io.atlantis.runner.engine;

import io.atlantis.runner.bar.BarSeries;
import java.util.List;

/** Walks several series by time: each step goes to the next distinct time and says which series have a bar there. */
final class TimeMerge {
    private final List<BarSeries> series;
    private final int[] next;
    private long timeNs;

    TimeMerge(List<BarSeries> series) {
        this.series = series;
        this.next = new int[series.size()];
    }

    /** Goes to the next time; false after the last. */
    boolean advance() {
        long earliest = Long.MAX_VALUE;
        boolean found = false;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).size()) {
                earliest = Math.min(earliest, series.get(i).timeNs().at(next[i]));
                found = true;
            }
        }
        timeNs = earliest;
        for (int i = 0; i < next.length; i++) {
            if (found
                    && next[i] < series.get(i).size()
                    && series.get(i).timeNs().at(next[i]) == earliest) {
                next[i]++;
            }
        }
        return found;
    }

    /** The time of this step, epoch nanoseconds. */
    long timeNs() {
        return timeNs;
    }

    /** Whether series {@code index} has a bar at this step. */
    boolean hasBar(int index) {
        return next[index] > 0 && series.get(index).timeNs().at(next[index] - 1) == timeNs;
    }

    /** The bar of series {@code index} at this step, or its last one before; -1 before its first. */
    int bar(int index) {
        return next[index] - 1;
    }
}
