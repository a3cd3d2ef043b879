package io.atlantis.runner.indicator;

/**
 * A sum that keeps the rounding error of each addition beside it (Neumaier, "Rundungsfehleranalyse einiger Verfahren
 * zur Summation endlicher Summen", ZAMM 54, 1974; the error term is Knuth's TwoSum), so that adding a value and later
 * taking it away leaves nothing behind.
 */
final class RunningSum {
    private double sum;
    private double error;

    void add(double value) {
        double next = sum + value;
        double added = next - sum;
        error += (sum - (next - added)) + (value - added);
        sum = next;
    }

    void set(RunningSum other) {
        sum = other.sum;
        error = other.error;
    }

    double value() {
        return sum + error;
    }

    void clear() {
        sum = 0.0;
        error = 0.0;
    }
}
