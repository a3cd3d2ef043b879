package io.atlantis.runner.indicator;

/**
 * Moving average convergence/divergence as TA-Lib's MACD (G. Appel, 1979): the line is {@code ema(fast) - ema(slow)},
 * the signal the {@link Ema} of the line, the histogram {@code line - signal}. As in TA-Lib the fast average begins so
 * late that its first value falls on that of the slow one, and lengths in the wrong order are exchanged. Line from
 * number {@code slow} on, signal and histogram from {@code slow + signal - 1}; TA-Lib shows the line from there only.
 */
public final class Macd implements MultiKernel {
    private final Ema fast;
    private final Ema slow;
    private final Ema average;
    private final int lead;
    private int numbers;
    private double line = Double.NaN;
    private double signal = Double.NaN;

    /**
     * @param fastLength bars, from 1
     * @param slowLength bars, from 1
     * @param signalLength bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Macd(int fastLength, int slowLength, int signalLength) {
        int least = Math.min(Lengths.require("macd", fastLength), Lengths.require("macd", slowLength));
        fast = new Ema(least);
        slow = new Ema(Math.max(fastLength, slowLength));
        average = new Ema(Lengths.require("macd", signalLength));
        lead = Math.max(fastLength, slowLength) - least;
    }

    /** Takes the next bar, oldest first. */
    public void update(double value) {
        numbers = Double.isFinite(value) ? Math.min(numbers + 1, lead + 1) : 0;
        double quick = fast.update(numbers > lead ? value : Double.NaN);
        line = quick - slow.update(value);
        signal = average.update(line);
    }

    @Override
    public int outputs() {
        return 3;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> line;
            case 1 -> signal;
            case 2 -> line - signal;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}
