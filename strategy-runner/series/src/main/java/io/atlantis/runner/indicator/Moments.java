package io.atlantis.runner.indicator;

/**
 * Mean and population variance of the last {@code n} numbers from one pass over them: the mean of {@link Sma}, bit for
 * bit, and the mean of {@code (x - mean)^2}. Both are there from the n-th number on.
 *
 * <p>Numbers and squares are summed as differences to an origin, a number of the last two windows, so that they don't
 * cancel; origin and sums are taken anew at the end of every block of {@code n} numbers, as in {@link Sma}. A window of
 * equal numbers has exactly the variance 0, whatever stood before it.
 */
final class Moments {
    private final double[] ring;
    private int next;
    private boolean full;
    private double origin;
    private double sum;
    private double squares;
    private double blockOrigin;
    private double blockSum;
    private double blockSquares;
    private double previous = Double.NaN;
    /** How many of the latest numbers are equal; at most about n. */
    private int run;

    /** @param length bars, from 1, already checked */
    Moments(int length) {
        ring = new double[length];
    }

    /** Takes the next number, oldest first; false while it warms up, and then there is neither mean nor variance. */
    boolean update(double value) {
        if (!Double.isFinite(value)) {
            restart();
            return false;
        }
        int cell = next;
        if (cell == 0) {
            blockOrigin = value;
        }
        double evicted = ring[cell];
        ring[cell] = value;
        run = value == previous ? Math.min(run + 1, ring.length) : 1;
        previous = value;
        double blockDifference = value - blockOrigin;
        blockSum += blockDifference;
        blockSquares += blockDifference * blockDifference;
        if (cell + 1 == ring.length) {
            beginBlock();
        } else {
            next = cell + 1;
            roll(value - origin, evicted - origin, value - evicted);
        }
        return full;
    }

    /** The squares' change is a product, exact to the last bit or two where the difference of the squares would cancel. */
    private void roll(double entering, double leaving, double change) {
        sum += change;
        squares += change * (entering + leaving);
    }

    private void beginBlock() {
        next = 0;
        full = true;
        origin = blockOrigin;
        sum = blockSum;
        squares = blockSquares;
        blockSum = 0.0;
        blockSquares = 0.0;
    }

    private void restart() {
        next = 0;
        full = false;
        run = 0;
        previous = Double.NaN;
        blockSum = 0.0;
        blockSquares = 0.0;
    }

    /** The mean of a full window. */
    double mean() {
        return origin + sum / ring.length;
    }

    /** The variance of a full window; NaN if its squares leave the doubles. */
    double variance() {
        if (run == ring.length) {
            return 0.0;
        }
        double offset = sum / ring.length;
        double variance = squares / ring.length - offset * offset;
        // rounding may lead a hair below 0
        return variance < 0.0 ? 0.0 : variance;
    }
}
