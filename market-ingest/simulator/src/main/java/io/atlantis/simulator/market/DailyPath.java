package io.atlantis.simulator.market;

import java.util.Arrays;

/**
 * One symbol's price at each midnight (UTC) since the market's first day, with volatility that clusters: GARCH(1,1)
 * (Bollerslev, 1986) around the listing's long-run volatility, shocks part common to the market and part its own, now and
 * then a heavy one, and a weak pull back to the start price so that no symbol dies or explodes over the years. Grows on
 * demand; thread-safe.
 */
final class DailyPath {

    private static final long OWN_SHOCKS = 1;
    private static final long MARKET_SHOCKS = 2;
    private static final double DAYS_PER_YEAR = 365;
    private static final double GARCH_ALPHA = 0.10;
    private static final double GARCH_BETA = 0.87;
    private static final double MARKET_LOADING = 0.55;
    private static final double HEAVY_SHOCK_CHANCE = 0.02;
    private static final double HEAVY_SHOCK = 2.5;
    private static final double PULL_BACK = 0.002;
    private static final double MAX_VARIANCE_RATIO = 12;
    private static final long MIN_PRICE_TICKS = 200;

    private final long seed;
    private final Listing listing;
    private final double longRunVariance;
    private final double startLogPrice;
    private double[] logPrices = new double[2_048];
    private double[] variances = new double[2_048];
    private int known = 1;

    DailyPath(long seed, Listing listing) {
        this.seed = seed;
        this.listing = listing;
        this.longRunVariance = listing.annualVolatility() * listing.annualVolatility() / DAYS_PER_YEAR;
        this.startLogPrice = StrictMath.log(listing.startPriceTicks());
        logPrices[0] = startLogPrice;
        variances[0] = longRunVariance;
    }

    /** Price at the start of a day, in ticks. */
    synchronized long priceTicks(int day) {
        growTo(day);
        return Math.max(MIN_PRICE_TICKS, Math.round(StrictMath.exp(logPrices[day])));
    }

    /** Standard deviation of the day's log return. */
    synchronized double sigma(int day) {
        growTo(day);
        return Math.sqrt(variances[day]);
    }

    /** How lively the day is against the long run: about 1. */
    double activity(int day) {
        return Math.sqrt(sigma(day) / Math.sqrt(longRunVariance));
    }

    private void growTo(int day) {
        if (day >= logPrices.length) {
            int length = Math.max(day + 1, 2 * logPrices.length);
            logPrices = Arrays.copyOf(logPrices, length);
            variances = Arrays.copyOf(variances, length);
        }
        for (; known <= day; known++) {
            step(known);
        }
    }

    private void step(int day) {
        double previous = logPrices[day - 1];
        double shock = Math.sqrt(variances[day - 1]) * shock(day - 1);
        logPrices[day] = previous + shock + PULL_BACK * (startLogPrice - previous);
        double variance = (1 - GARCH_ALPHA - GARCH_BETA) * longRunVariance
                + GARCH_ALPHA * shock * shock
                + GARCH_BETA * variances[day - 1];
        variances[day] = Math.min(variance, MAX_VARIANCE_RATIO * longRunVariance);
    }

    private double shock(int day) {
        double market = SeededRandom.of(seed, MARKET_SHOCKS, day, 0).nextGaussian();
        SeededRandom own = SeededRandom.of(seed, OWN_SHOCKS, listing.index(), day);
        double ownPart = Math.sqrt(1 - MARKET_LOADING * MARKET_LOADING) * own.nextGaussian();
        double weight = own.nextDouble() < HEAVY_SHOCK_CHANCE ? HEAVY_SHOCK : 1.0;
        return MARKET_LOADING * market + weight * ownPart;
    }
}
