package io.atlantis.runner.indicator;

/**
 * Pivot points: the high of the bar {@code right} bars ago where it is above each of the {@code left} highs before it
 * and not below any of the {@code right} highs after it, and likewise the low. NaN at all other bars. A pivot is known,
 * and stands, at the bar that confirms it. All of the window is compared at each bar.
 */
public final class Pivot implements MultiKernel {
    private final Turn turns;
    private final Turn turnsOfNegated;
    private double top = Double.NaN;
    private double bottom = Double.NaN;

    /**
     * @param left bars, from 1
     * @param right bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Pivot(int left, int right) {
        turns = new Turn(Lengths.require("pivot", left), Lengths.require("pivot", right));
        turnsOfNegated = new Turn(left, right);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low) {
        top = turns.update(high);
        double negated = turnsOfNegated.update(-low);
        bottom = Double.isNaN(negated) ? Double.NaN : -negated;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> top;
            case 1 -> bottom;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}
