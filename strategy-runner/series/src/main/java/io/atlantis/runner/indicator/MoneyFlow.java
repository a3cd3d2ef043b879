package io.atlantis.runner.indicator;

/** Chaikin's money flow of a bar, which the accumulation/distribution line and the money flow index of his share. */
final class MoneyFlow {
    private MoneyFlow() {}

    /**
     * Volume times the place of the close in the bar's range, from -1 at the low to 1 at the high: {@code ((close - low)
     * - (high - close)) / (high - low) * volume}; 0 for a bar without a range.
     */
    static double of(double high, double low, double close, double volume) {
        double range = high - low;
        return range == 0.0 ? 0.0 * volume : ((close - low) - (high - close)) / range * volume;
    }
}
