package io.atlantis.runner.indicator;

/**
 * Parabolic stop and reverse as TA-Lib's SAR (Wilder 1978): {@code sar = sar[1] + a * (e - sar[1])}, e the extreme price
 * of the trend and the acceleration a grown by {@code step} with each new extreme, up to {@code maximum}; it never lies
 * inside the last two bars. When the price reaches it the trend turns, and the stop goes to the extreme. The first trend
 * is down if the low falls more than the high rises from the first bar to the second, else up. First value at bar 2.
 * Step and maximum are read at each bar.
 *
 * <p>A falling trend is a rising one of negated prices, with high and low exchanged, which is exact.
 */
public final class Psar {
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    /** 1 while the trend is up, -1 while it is down, NaN before there is one. */
    private double side = Double.NaN;
    /** In the trend's own direction, negated in a falling one, as {@code extreme}. */
    private double stop;

    private double extreme;
    private double acceleration;

    /**
     * Takes the next bar, oldest first.
     *
     * @return the stop at that bar, or NaN at the first
     */
    public double update(double high, double low, double step, double maximum) {
        double beforeHigh = previousHigh;
        double beforeLow = previousLow;
        previousHigh = high;
        previousLow = low;
        if (!Double.isFinite(high + low + step + maximum) || !Double.isFinite(beforeHigh + beforeLow)) {
            side = Double.NaN;
            return Double.NaN;
        }
        double first = Math.min(step, maximum);
        if (Double.isNaN(side)) {
            // TA-Lib takes the second bar for its own predecessor here
            begin(high - beforeHigh, beforeLow - low, first);
            stop = side > 0.0 ? beforeLow : -beforeHigh;
            extreme = side > 0.0 ? high : -low;
            return advance(high, low, high, low, first, maximum);
        }
        return advance(high, low, beforeHigh, beforeLow, first, maximum);
    }

    private void begin(double rise, double fall, double first) {
        side = fall > 0.0 && fall > rise ? -1.0 : 1.0;
        acceleration = first;
    }

    private double advance(double high, double low, double beforeHigh, double beforeLow, double first, double maximum) {
        double bottom = side > 0.0 ? low : -high;
        double top = side > 0.0 ? high : -low;
        double topBefore = side > 0.0 ? beforeHigh : -beforeLow;
        double bottomBefore = side > 0.0 ? beforeLow : -beforeHigh;
        if (bottom <= stop) {
            return reverse(top, bottom, topBefore, first);
        }
        double answer = side * stop;
        if (top > extreme) {
            extreme = top;
            acceleration = Math.min(acceleration + first, maximum);
        }
        stop = Math.min(stop + acceleration * (extreme - stop), Math.min(bottomBefore, bottom));
        return answer;
    }

    /** The trend ends at its extreme, outside of the last two bars; in the new direction all prices change sign. */
    private double reverse(double top, double bottom, double topBefore, double first) {
        double turned = -Math.max(extreme, Math.max(topBefore, top));
        side = -side;
        double answer = side * turned;
        acceleration = first;
        extreme = -bottom;
        stop = Math.min(turned + acceleration * (extreme - turned), Math.min(-topBefore, -top));
        return answer;
    }
}
