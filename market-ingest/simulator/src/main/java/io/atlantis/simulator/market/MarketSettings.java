package io.atlantis.simulator.market;

/**
 * What a simulated market is made of: the same settings give the same market.
 *
 * @param seed any number
 * @param rate multiplies the usual number of trades, about 300 a second over all symbols at 1
 */
public record MarketSettings(long seed, double rate) {

    /** The market of a first start. */
    public static final MarketSettings DEFAULT = new MarketSettings(20_230_101L, 1.0);

    /**
     * @throws IllegalArgumentException when the rate is not positive or above 1000
     */
    public MarketSettings {
        if (!(rate > 0 && rate <= 1_000)) {
            throw new IllegalArgumentException("rate=" + rate + " must be above 0 and at most 1000");
        }
    }
}
