package io.atlantis.runner.indicator;

/**
 * Simple moving average: {@code (x[0] + ... + x[n-1]) / n}, as TA-Lib's SMA. First value at the n-th number.
 *
 * <p>The numbers are summed as differences to an origin: {@code mean = origin + sum / n}. Every {@code n} numbers,
 * counted from the beginning or the last hole, a block ends; then the sum is that of the block alone and the origin the
 * block's first number. In between the sum rolls. So a rounding error lives {@code 2n} bars at most, is one of the
 * differences and not of the prices, and equal numbers have exactly their own mean.
 */
public final class Sma implements UnaryKernel {
    private final double[] ring;
    private int next;
    private boolean full;
    private double origin;
    private double sum;
    /** First number of the block that is not yet whole. */
    private double blockOrigin;
    /** Sum of that block so far. */
    private double blockSum;

    /**
     * @param length bars averaged, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Sma(int length) {
        ring = new double[Lengths.require("sma", length)];
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            return restart();
        }
        int cell = next;
        if (cell == 0) {
            blockOrigin = value;
        }
        double change = value - ring[cell];
        ring[cell] = value;
        blockSum += value - blockOrigin;
        if (cell + 1 == ring.length) {
            beginBlock();
        } else {
            next = cell + 1;
            sum += change;
        }
        return full ? origin + sum / ring.length : Double.NaN;
    }

    private void beginBlock() {
        next = 0;
        full = true;
        origin = blockOrigin;
        sum = blockSum;
        blockSum = 0.0;
    }

    private double restart() {
        next = 0;
        full = false;
        blockSum = 0.0;
        return Double.NaN;
    }
}
