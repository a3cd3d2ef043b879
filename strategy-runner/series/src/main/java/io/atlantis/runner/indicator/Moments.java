package io.atlantis.runner.indicator;

/**
 * Mean and population variance of the last {@code n} numbers from one pass over them: the mean of {@link Sma}, bit for
 * bit, and the mean of {@code (x - mean)^2}. Both are there from the n-th number on.
 *
 * <p>Numbers and squares are summed as differences to an origin, a number of the recent past, so that they don't cancel.
 * The sums roll, and are replaced after each {@code n} numbers as {@link Sma}'s. A window of equal numbers has exactly the
 * variance 0, whatever stood before it.
 */
final class Moments {
    /** Below this share of the mean square, the difference that is the variance has lost more than four digits. */
    private static final double CANCELLED = 1e-4;

    private final double[] ring;
    private final double share;
    private int next;
    private double origin;
    /** Like the squares NaN before the first full window, and so are mean and variance. */
    private double sum = Double.NaN;

    private double squares = Double.NaN;
    private double nextOrigin;
    private double nextSum;
    private double nextSquares;
    private double previous = Double.NaN;
    /** How many of the latest numbers are equal. */
    private long run;

    /** @param length bars, from 1, already checked */
    Moments(int length) {
        ring = new double[length];
        share = 1.0 / length;
    }

    /** Takes the next number, oldest first. */
    void update(double value) {
        if (!Double.isFinite(value)) {
            restart();
            return;
        }
        if (next == 0) {
            nextOrigin = value;
            nextSum = 0.0;
            nextSquares = 0.0;
        }
        double evicted = ring[next];
        ring[next] = value;
        double change = value - evicted;
        sum += change;
        // a product: the difference of two squares would cancel
        squares += change * ((value - origin) + (evicted - origin));
        double difference = value - nextOrigin;
        nextSum += difference;
        nextSquares += difference * difference;
        run = value == previous ? run + 1 : 1;
        previous = value;
        next++;
        if (next == ring.length) {
            next = 0;
            origin = nextOrigin;
            sum = nextSum;
            squares = nextSquares;
        }
    }

    private void restart() {
        next = 0;
        sum = Double.NaN;
        squares = Double.NaN;
        run = 0;
        previous = Double.NaN;
    }

    /** The mean of the window; NaN while it warms up. */
    double mean() {
        return origin + sum / ring.length;
    }

    /** The variance of the window; NaN while it warms up, and if its squares leave the doubles. */
    double variance() {
        if (run >= ring.length) {
            return 0.0;
        }
        double offset = sum / ring.length;
        double meanSquare = squares * share;
        double variance = meanSquare - offset * offset;
        boolean precise = variance > meanSquare * CANCELLED || !Double.isFinite(meanSquare);
        return precise ? variance : ofWindow(origin + offset);
    }

    /** In a second pass, for numbers so close together and far from the origin that their sums have cancelled. */
    private double ofWindow(double mean) {
        double aroundMean = 0.0;
        double rest = 0.0;
        for (double value : ring) {
            double difference = value - mean;
            aroundMean += difference * difference;
            rest += difference;
        }
        double off = rest * share;
        double variance = aroundMean * share - off * off;
        // rounding may lead a hair below 0
        return variance < 0.0 ? 0.0 : variance;
    }
}
