package io.atlantis.runner.engine.broker;

/** Hears of fills, each right after it: account and position show it, later orders at the same price have not filled. */
@FunctionalInterface
public interface FillListener {
    /** Hears nothing. */
    FillListener NONE = (symbol, order, fill) -> {};

    /**
     * Tells of a fill. May submit orders: they wait for the symbol's next price.
     *
     * @param symbol index of the symbol
     * @param order as it stands now
     * @param fill its outcome
     */
    void filled(int symbol, Order order, Order.Filled fill);
}
