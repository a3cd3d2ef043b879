package io.atlantis.runner.indicator;

/**
 * Directional movement as TA-Lib's PLUS_DI and MINUS_DI (Wilder 1978): the {@linkplain DirectionalMovement smoothed}
 * +DM and -DM in percent of the smoothed true range, 0 where there is no range. First values at bar n + 1. {@link Adx}
 * is the average of how far they are apart.
 */
public final class Dmi implements MultiKernel {
    private final int length;
    private final DirectionalMovement movement;
    private double plus = Double.NaN;
    private double minus = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Dmi(int length) {
        this.length = Lengths.require("dmi", length);
        movement = new DirectionalMovement(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low, double close) {
        boolean ready = movement.update(high, low, close) && movement.moves() >= length;
        plus = ready ? movement.plusIndex() : Double.NaN;
        minus = ready ? movement.minusIndex() : Double.NaN;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> plus;
            case 1 -> minus;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}
