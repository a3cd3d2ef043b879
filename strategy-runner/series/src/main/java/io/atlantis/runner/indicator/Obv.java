package io.atlantis.runner.indicator;

/**
 * On-balance volume as TA-Lib's OBV (J. Granville, 1963): the first bar's volume, then plus the volume when the close
 * rises and minus when it falls. It has no warm-up; a hole begins it anew.
 */
public final class Obv {
    private double previousClose = Double.NaN;
    private double balance = Double.NaN;

    /**
     * Takes the next bar, oldest first.
     *
     * @return the balance at that bar
     */
    public double update(double close, double volume) {
        if (!Double.isFinite(close + volume)) {
            balance = Double.NaN;
        } else if (Double.isNaN(balance)) {
            balance = volume;
        } else if (close > previousClose) {
            balance += volume;
        } else if (close < previousClose) {
            balance -= volume;
        }
        previousClose = close;
        return balance;
    }
}
