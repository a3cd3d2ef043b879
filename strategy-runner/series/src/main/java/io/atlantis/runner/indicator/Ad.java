package io.atlantis.runner.indicator;

/**
 * Accumulation/distribution line as TA-Lib's AD (M. Chaikin): the sum of the {@linkplain MoneyFlow money flow} of all
 * bars, {@code ((close - low) - (high - close)) / (high - low) * volume}, compensated. It has no warm-up; a hole begins
 * it anew.
 */
public final class Ad {
    private final RunningSum sum = new RunningSum();

    /**
     * Takes the next bar, oldest first.
     *
     * @return the line at that bar
     */
    public double update(double high, double low, double close, double volume) {
        double flow = MoneyFlow.of(high, low, close, volume);
        if (!Double.isFinite(flow)) {
            sum.clear();
            return Double.NaN;
        }
        sum.add(flow);
        return sum.value();
    }
}
