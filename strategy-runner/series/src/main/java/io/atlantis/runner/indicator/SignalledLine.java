package io.atlantis.runner.indicator;

/** A line %K and its mean %D over some bars, in this order. Who extends it computes %K at each bar. */
abstract class SignalledLine implements MultiKernel {
    private final CompensatedMean average;
    private double k = Double.NaN;
    private double d = Double.NaN;

    /** @param signal bars of the mean, from 1, already checked */
    SignalledLine(int signal) {
        average = new CompensatedMean(signal);
    }

    /** %K of the bar. */
    final void set(double line) {
        k = line;
        d = average.update(line);
    }

    @Override
    public final int outputs() {
        return 2;
    }

    @Override
    public final double output(int index) {
        return switch (index) {
            case 0 -> k;
            case 1 -> d;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}
