package io.atlantis.runner.indicator;

/**
 * Stochastic RSI as TA-Lib's STOCHRSI with simple averages (T. Chande, S. Kroll, "The New Technical Trader", 1994): %K
 * is the place of the {@link Rsi} in its range of the last {@code stoch} values, in percent, 0 without a range; %D the
 * mean of %K over {@code signal} bars. Outputs k and d: %K from number {@code length + stoch} on, %D from {@code length +
 * stoch + signal - 1}; TA-Lib shows %K from there only.
 */
public final class StochRsi extends SignalledLine {
    private final Rsi rsi;
    private final Stoch place;

    /**
     * @param length bars, from 1
     * @param stoch bars, from 1
     * @param signal bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public StochRsi(int length, int stoch, int signal) {
        super(Lengths.require("stochrsi", signal));
        rsi = new Rsi(length);
        place = new Stoch(stoch);
    }

    /** Takes the next bar, oldest first. */
    public void update(double value) {
        double strength = rsi.update(value);
        set(place.update(strength, strength, strength));
    }
}
