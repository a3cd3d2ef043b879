package io.atlantis.runner.indicator;

/**
 * The extreme of the last {@code length} numbers by a monotonic queue: constant cost per bar, amortised (Lemire,
 * "Streaming maximum-minimum filter using no more than three comparisons per element", 2006). Works on maxima; minima
 * are maxima of the negated series, which is exact.
 */
final class Extreme {
    private final double[] candidates;
    private final long[] positions;
    private int head;
    private int size;
    private long count;

    Extreme(int length) {
        candidates = new double[length];
        positions = new long[length];
    }

    /** The greatest of the last {@code length} numbers, or NaN before there are as many. */
    double update(double value) {
        if (!Double.isFinite(value)) {
            size = 0;
            count = 0;
            return Double.NaN;
        }
        dropExpired();
        while (size > 0 && candidates[cell(size - 1)] <= value) {
            size--;
        }
        int cell = cell(size++);
        candidates[cell] = value;
        positions[cell] = count++;
        return count >= candidates.length ? candidates[head] : Double.NaN;
    }

    private void dropExpired() {
        if (size > 0 && positions[head] <= count - candidates.length) {
            head = cell(1);
            size--;
        }
    }

    private int cell(int offset) {
        int cell = head + offset;
        return cell >= candidates.length ? cell - candidates.length : cell;
    }
}
