package io.atlantis.runner.indicator;

/**
 * Wilder's directional movement (1978) as TA-Lib computes it. With +DM the rise of the high where it is positive and
 * greater than the fall of the low, -DM the reverse, each of +DM, -DM and {@link Tr} is smoothed by {@code s = s[1] -
 * s[1] / n + x}; the sums begin with n - 1 bars. A hole begins it anew.
 */
final class DirectionalMovement {
    /** Below this TA-Lib takes a range for zero. */
    static final double ZERO = 1e-14;

    private final int length;
    private final Tr trueRange = new Tr();
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double plus;
    private double minus;
    private double range;
    private int moves;

    DirectionalMovement(int length) {
        this.length = length;
    }

    /** Takes the next bar, oldest first; false beside a hole, and at the first bar, which moves from nowhere. */
    boolean update(double high, double low, double close) {
        double rise = high - previousHigh;
        double fall = previousLow - low;
        double barRange = trueRange.update(high, low, close);
        previousHigh = high;
        previousLow = low;
        if (!Double.isFinite(rise + fall + barRange)) {
            clear();
            return false;
        }
        // saturates far above 2n, the last count that anyone asks for
        moves = Math.min(moves + 1, 4 * length);
        plus = smooth(plus, rise > 0.0 && rise > fall ? rise : 0.0);
        minus = smooth(minus, fall > 0.0 && fall > rise ? fall : 0.0);
        range = smooth(range, barRange);
        return true;
    }

    /** Bars since the beginning that moved from one before; from {@code length} on the sums are smoothed. */
    int moves() {
        return moves;
    }

    /** +DI in percent; 0 without a range. */
    double plusIndex() {
        return Math.abs(range) < ZERO ? 0.0 : 100.0 * (plus / range);
    }

    /** -DI in percent; 0 without a range. */
    double minusIndex() {
        return Math.abs(range) < ZERO ? 0.0 : 100.0 * (minus / range);
    }

    private double smooth(double sum, double value) {
        return (moves < length ? sum : sum - sum / length) + value;
    }

    private void clear() {
        plus = 0.0;
        minus = 0.0;
        range = 0.0;
        moves = 0;
    }
}
