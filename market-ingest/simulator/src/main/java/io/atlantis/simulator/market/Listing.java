package io.atlantis.simulator.market;

/**
 * One simulated company.
 *
 * @param index its place in the catalogue, most liquid first; part of every random key
 * @param ticker invented symbol
 * @param name invented name, which says that it is simulated
 * @param startPriceTicks price on the market's first day, in ticks of 0.01
 * @param annualVolatility long-run standard deviation of yearly log returns
 * @param tradeShare its share of all trades of the market, 0 to 1
 * @param spreadTicks usual distance between bid and ask, in ticks
 */
public record Listing(
        int index,
        String ticker,
        String name,
        long startPriceTicks,
        double annualVolatility,
        double tradeShare,
        int spreadTicks) {}
