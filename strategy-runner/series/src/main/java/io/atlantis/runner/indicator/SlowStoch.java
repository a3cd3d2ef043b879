package io.atlantis.runner.indicator;

/**
 * Stochastic oscillator as TA-Lib's STOCH with simple averages (G. Lane): %K is the mean over {@code smooth} bars of
 * {@link Stoch} over {@code length}, %D that of %K over {@code signal}. Outputs k and d: %K from bar {@code length +
 * smooth - 1} on, %D from {@code length + smooth + signal - 2}; TA-Lib shows %K from there only.
 */
public final class SlowStoch extends SignalledLine {
    private final Stoch fast;
    private final CompensatedMean smoothing;

    /**
     * @param length bars, from 1
     * @param smooth bars, from 1
     * @param signal bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public SlowStoch(int length, int smooth, int signal) {
        super(Lengths.require("slowstoch", signal));
        fast = new Stoch(length);
        smoothing = new CompensatedMean(Lengths.require("slowstoch", smooth));
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low, double close) {
        set(smoothing.update(fast.update(high, low, close)));
    }
}
