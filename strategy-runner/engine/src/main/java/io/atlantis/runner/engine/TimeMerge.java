package io.atlantis.runner.engine;

import io.atlantis.runner.bar.BarSeries;
import java.util.List;

/** Walks several series by time: each step goes to the next distinct time and says which series have a bar there. */
final class TimeMerge {
    private final BarSeries[] series;
    private final int[] next;
    private final boolean[] present;
    private long timeNs;

    TimeMerge(List<BarSeries> series) {
        this.series = series.toArray(BarSeries[]::new);
        this.next = new int[series.size()];
        this.present = new boolean[series.size()];
    }

    /** Goes to the next time; false after the last. */
    boolean advance() {
        boolean found = false;
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < series.length; i++) {
            if (next[i] < series[i].size()) {
                earliest = Math.min(earliest, series[i].timeNs().at(next[i]));
                found = true;
            }
        }
        if (found) {
            goTo(earliest);
        }
        return found;
    }

    /** The time of this step, epoch nanoseconds. */
    long timeNs() {
        return timeNs;
    }

    /** Whether series {@code index} has a bar at this step. */
    boolean hasBar(int index) {
        return present[index];
    }

    /** The bar of series {@code index} at this step, or its last one before; -1 before its first. */
    int bar(int index) {
        return next[index] - 1;
    }

    private void goTo(long nextTimeNs) {
        timeNs = nextTimeNs;
        for (int i = 0; i < series.length; i++) {
            present[i] = next[i] < series[i].size() && series[i].timeNs().at(next[i]) == nextTimeNs;
            next[i] += present[i] ? 1 : 0;
        }
    }
}
