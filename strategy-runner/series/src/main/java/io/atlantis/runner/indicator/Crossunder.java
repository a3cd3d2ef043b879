package io.atlantis.runner.indicator;

/**
 * Whether {@code a} falls through {@code b} at this bar: {@code a < b and a[1] >= b[1]}. False when one of the four
 * values is NaN. For one pair of series and one thread.
 */
public final class Crossunder {
    private boolean wasAtOrAbove;

    /** Takes the next bar's values, oldest first; true at a crossing. */
    public boolean update(double a, double b) {
        boolean crossed = wasAtOrAbove && a < b;
        wasAtOrAbove = a >= b;
        return crossed;
    }
}
