package io.atlantis.runner.indicator;

/**
 * The value that a series had when a condition last held, or the time before that: {@code occurrence} 1 is the latest
 * bar where it held, 2 the one before. NaN before it held as often. Holes are values as any other; a condition that is a
 * hole does not hold.
 */
public final class ValueWhen {
    private final Window values;

    /**
     * @param occurrence from 1, the latest
     * @throws IllegalArgumentException if it is out of range
     */
    public ValueWhen(int occurrence) {
        values = new Window(Lengths.require("valuewhen", occurrence));
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @param condition 1 where it holds, else 0
     * @return the value remembered, or NaN
     */
    public double update(double condition, double value) {
        if (Conditions.holds(condition)) {
            values.push(value);
        }
        return values.isFull() ? values.oldest() : Double.NaN;
    }
}
