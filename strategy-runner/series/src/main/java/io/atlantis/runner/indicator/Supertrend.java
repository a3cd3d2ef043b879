package io.atlantis.runner.indicator;

/**
 * Supertrend (O. Seban): bands at {@code (high + low) / 2 +- multiplier * atr} of which the lower only rises and the
 * upper only falls while the close before keeps to its side. The line is the lower band while the trend is up (direction
 * 1) and the upper one while it is down (-1); the trend turns when the close passes the line, and begins as down. First
 * values at bar n + 1. The multiplier is read at each bar.
 */
public final class Supertrend implements MultiKernel {
    private final Atr range;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private double previousClose = Double.NaN;
    private double direction = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Supertrend(int length) {
        range = new Atr(Lengths.require("supertrend", length));
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low, double close, double multiplier) {
        double middle = (high + low) / 2.0;
        double distance = multiplier * range.update(high, low, close);
        if (!Double.isFinite(middle + distance)) {
            direction = Double.NaN;
        } else {
            follow(middle + distance, middle - distance);
            direction = turn(close);
        }
        previousClose = close;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> line();
            case 1 -> direction;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    private void follow(double newUpper, double newLower) {
        boolean begins = Double.isNaN(direction);
        upper = begins || newUpper < upper || previousClose > upper ? newUpper : upper;
        lower = begins || newLower > lower || previousClose < lower ? newLower : lower;
    }

    private double turn(double close) {
        if (Double.isNaN(direction)) {
            return -1.0;
        }
        return direction < 0.0 ? (close > upper ? 1.0 : -1.0) : (close < lower ? -1.0 : 1.0);
    }

    private double line() {
        return Double.isNaN(direction) ? Double.NaN : direction < 0.0 ? upper : lower;
    }
}
