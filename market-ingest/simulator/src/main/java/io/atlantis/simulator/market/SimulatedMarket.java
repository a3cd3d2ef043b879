package io.atlantis.simulator.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The market as a function of its settings: trades around the clock, every day of the week, from {@link #EPOCH} on. This
 * class knows the whole market; {@link MarketReader} reads one symbol's bars and tapes from it. Thread-safe.
 */
public final class SimulatedMarket {

    /** The market's first instant. */
    public static final Instant EPOCH = Instant.parse("2023-01-01T00:00:00Z");

    static final long MINUTE_MS = 60_000L;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;

    private static final long DAY_BARS = 3;
    private static final double TRADES_PER_SECOND = 300;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MEAN_TRADE_SIZE = 120;
    private static final double DAY_NOISE = 0.2;
    private static final long MIN_LOW_TICKS = 100;

    private final MarketSettings settings;
    private final List<Listing> listings;
    private final List<DailyPath> paths;

    public SimulatedMarket(MarketSettings settings) {
        this.settings = settings;
        this.listings = ListingCatalogue.load();
        this.paths = listings.stream()
                .map(listing -> new DailyPath(settings.seed(), listing))
                .toList();
    }

    /** All listings, most liquid first; a listing's index is its place. */
    public List<Listing> listings() {
        return listings;
    }

    /** The listing of a ticker. */
    public Optional<Listing> find(String ticker) {
        return listings.stream()
                .filter(listing -> listing.ticker().equals(ticker))
                .findFirst();
    }

    /** A reader of one symbol's history and tapes. */
    public MarketReader reader(Listing listing) {
        return new MarketReader(this, listing);
    }

    long seed() {
        return settings.seed();
    }

    /** The bar of the day that starts at {@code dayStartMs}, not before the epoch. */
    SimulatedBar day(Listing listing, long dayStartMs) {
        int day = dayIndex(dayStartMs);
        SeededRandom random = SeededRandom.of(settings.seed(), DAY_BARS, listing.index(), day);
        DailyPath path = paths.get(listing.index());
        long open = path.priceTicks(day);
        long close = path.priceTicks(day + 1);
        double sigma = sigmaTicks(listing, dayStartMs);
        long high = Math.round(PricePath.bridgeMaximum(open, close, sigma, random));
        long low = -Math.round(PricePath.bridgeMaximum(-open, -close, sigma, random));
        double trades = TRADES_PER_SECOND
                * SECONDS_PER_DAY
                * listing.tradeShare()
                * path.activity(day)
                * StrictMath.exp(DAY_NOISE * random.nextGaussian());
        int leastTrades = BarSplit.MIN_TRADES_PER_MINUTE * IntradayShape.MINUTES_PER_DAY;
        int tradeCount = Math.max(leastTrades, (int) (trades * settings.rate()));
        long volume = Math.max(2L * tradeCount, (long) (trades * MEAN_TRADE_SIZE));
        return new SimulatedBar(
                dayStartMs, DAY_MS, open, high, Math.max(MIN_LOW_TICKS, low), close, volume, tradeCount);
    }

    /** Standard deviation of a day's free price path, in ticks. */
    double sigmaTicks(Listing listing, long dayStartMs) {
        DailyPath path = paths.get(listing.index());
        int day = dayIndex(dayStartMs);
        return path.priceTicks(day) * path.sigma(day);
    }

    private static int dayIndex(long dayStartMs) {
        return (int) ((dayStartMs - EPOCH.toEpochMilli()) / DAY_MS);
    }
}
