package io.atlantis.runner.indicator;

/**
 * Volume-weighted average price since the anchor (S. Berkowitz, D. Logue, E. Noser, "The Total Cost of Transactions on
 * the NYSE", 1988): the sum of price times volume over the sum of volume, both begun anew at each bar where {@code
 * anchor} is not 0; without any, they run from the first bar. NaN until something is traded. A hole counts nothing and
 * gives NaN at its own bar alone.
 */
public final class Vwap {
    private final RunningSum turnover = new RunningSum();
    private final RunningSum traded = new RunningSum();

    /**
     * Takes the next bar, oldest first.
     *
     * @param anchor 1 where the average begins anew with this bar, else 0
     * @return the average price at that bar
     */
    public double update(double price, double volume, double anchor) {
        if (Conditions.holds(anchor)) {
            turnover.clear();
            traded.clear();
        }
        double product = price * volume;
        if (!Double.isFinite(product) || !Double.isFinite(volume)) {
            return Double.NaN;
        }
        turnover.add(product);
        traded.add(volume);
        double weight = traded.value();
        return weight == 0.0 ? Double.NaN : turnover.value() / weight;
    }
}
