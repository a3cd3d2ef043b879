package io.atlantis.runner.indicator;

/** Three lines around a price: upper, middle and lower, in this order. Who extends it computes them at each bar. */
abstract class Channel implements MultiKernel {
    private double upper = Double.NaN;
    private double middle = Double.NaN;
    private double lower = Double.NaN;

    /** The lines of the bar. */
    final void set(double newUpper, double newMiddle, double newLower) {
        upper = newUpper;
        middle = newMiddle;
        lower = newLower;
    }

    @Override
    public final int outputs() {
        return 3;
    }

    @Override
    public final double output(int index) {
        return switch (index) {
            case 0 -> upper;
            case 1 -> middle;
            case 2 -> lower;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}
