package io.atlantis.runner.indicator;

/**
 * When a rolling sum over {@code n} numbers is taken anew from the window: at the n-th number since the beginning or the
 * last hole, and then whenever the count of numbers is a multiple of a period, the least multiple of {@code n} from 128
 * on. So it depends on the count alone, no rounding error lives longer than {@code 128 + 2n} bars however long the series
 * is, and the cost per bar is constant. A sum that has left the doubles is taken anew after {@code n} numbers.
 */
final class Anchoring {
    private static final int LEAST_PERIOD = 128;

    private final int windowsPerPeriod;
    private int windows;
    private boolean full;

    Anchoring(int length) {
        windowsPerPeriod = Math.ceilDiv(LEAST_PERIOD, length);
    }

    /** Asked after every n-th number. */
    boolean isDue(boolean sumIsFinite) {
        return endsPeriod() | isFirst() | !sumIsFinite;
    }

    // The parts are small enough for the JVM to inline them where they are rare: a call would cost a loop its registers.

    private boolean endsPeriod() {
        windows++;
        if (windows < windowsPerPeriod) {
            return false;
        }
        windows = 0;
        return true;
    }

    private boolean isFirst() {
        boolean first = !full;
        full = true;
        return first;
    }

    /** Whether there have been n numbers. */
    boolean isFull() {
        return full;
    }

    void restart() {
        windows = 0;
        full = false;
    }
}
