package io.atlantis.runner.indicator;

/** The plain mean of the first {@code length} numbers, with which the recursive averages begin. */
final class Seed {
    private final int length;
    private double sum;
    private int count;

    Seed(int length) {
        this.length = length;
    }

    /** Whether all numbers of the seed were seen. */
    boolean isComplete() {
        return count == length;
    }

    /** Adds the next number of the seed; the mean once it is the last of them, else NaN. */
    double add(double value) {
        sum += value;
        count++;
        return count == length ? sum / length : Double.NaN;
    }

    void clear() {
        sum = 0.0;
        count = 0;
    }
}
