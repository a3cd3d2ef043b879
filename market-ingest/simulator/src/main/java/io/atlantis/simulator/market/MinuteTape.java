package io.atlantis.simulator.market;

import java.util.Arrays;

/**
 * All trades of one symbol in one minute, and a quote ahead of each. Together the trades are exactly the minute's bar:
 * the first is its open, the last its close, one its high, one its low; sizes sum to its volume. Trades are spread over
 * the minute one to a slot, so that no stretch is silent. Immutable; thread-safe.
 */
public final class MinuteTape {

    /** Shares in a round lot, the unit of quoted sizes. */
    public static final int ROUND_LOT = 100;

    private static final int VENUES = 12;

    private final long startMs;
    private final long firstSequence;
    private final int[] tradeOffsetsMs;
    private final int[] quoteOffsetsMs;
    private final long[] priceTicks;
    private final long[] sizes;
    private final long[] bidTicks;
    private final int[] spreadTicks;
    private final int[] bidLots;
    private final int[] askLots;
    private final byte[] venues;

    private MinuteTape(long startMs, long firstSequence, int[] offsetsMs, long[] priceTicks, long[] sizes) {
        int count = priceTicks.length;
        this.startMs = startMs;
        this.firstSequence = firstSequence;
        this.tradeOffsetsMs = offsetsMs;
        this.priceTicks = priceTicks;
        this.sizes = sizes;
        this.quoteOffsetsMs = new int[count];
        this.bidTicks = new long[count];
        this.spreadTicks = new int[count];
        this.bidLots = new int[count];
        this.askLots = new int[count];
        this.venues = new byte[count];
    }

    /**
     * @param bar the minute
     * @param sequenceBefore trades of the symbol earlier on the same day
     * @param sigmaTicks standard deviation of the free path over the minute
     */
    static MinuteTape of(
            SimulatedBar bar, Listing listing, long sequenceBefore, double sigmaTicks, SeededRandom random) {
        int count = bar.tradeCount();
        long[] prices = prices(bar, sigmaTicks, random);
        long[] sizes = sizes(bar.volume(), count, random);
        int[] offsets = offsetsMs(count, (int) bar.lengthMs(), random);
        MinuteTape tape = new MinuteTape(bar.startMs(), sequenceBefore + 1, offsets, prices, sizes);
        tape.quote(listing, random);
        return tape;
    }

    /** Number of trades, and of quotes. */
    public int size() {
        return priceTicks.length;
    }

    /** When trade {@code i} happened, epoch milliseconds; never falls. */
    public long tradeTimeMs(int i) {
        return startMs + tradeOffsetsMs[i];
    }

    /** When the quote ahead of trade {@code i} was made: after the trade before it and not after this one. */
    public long quoteTimeMs(int i) {
        return startMs + quoteOffsetsMs[i];
    }

    /** Number of trade {@code i}, and of its quote, among the symbol's of the day, from 1 without gaps. */
    public long sequence(int i) {
        return firstSequence + i;
    }

    public long priceTicks(int i) {
        return priceTicks[i];
    }

    /** Shares traded. */
    public long shares(int i) {
        return sizes[i];
    }

    public long bidTicks(int i) {
        return bidTicks[i];
    }

    public long askTicks(int i) {
        return bidTicks[i] + spreadTicks[i];
    }

    /** Size bid, in round lots. */
    public int bidLots(int i) {
        return bidLots[i];
    }

    /** Size asked, in round lots. */
    public int askLots(int i) {
        return askLots[i];
    }

    /** Invented venue code, 1 to 12. */
    public int venue(int i) {
        return venues[i];
    }

    private void quote(Listing listing, SeededRandom random) {
        int previousMs = 0;
        for (int i = 0; i < priceTicks.length; i++) {
            int waitMs = tradeOffsetsMs[i] - previousMs;
            quoteOffsetsMs[i] = previousMs + (int) (waitMs * (0.5 + 0.5 * random.nextDouble()));
            previousMs = tradeOffsetsMs[i];
            spreadTicks[i] = 1 + random.nextInt(2 * listing.spreadTicks() - 1);
            boolean atAsk = random.nextLong() < 0;
            bidTicks[i] = Math.max(1, atAsk ? priceTicks[i] - spreadTicks[i] : priceTicks[i]);
            bidLots[i] = 1 + random.nextInt(20);
            askLots[i] = 1 + random.nextInt(20);
            venues[i] = (byte) (1 + random.nextInt(VENUES));
        }
    }

    private static long[] prices(SimulatedBar bar, double sigmaTicks, SeededRandom random) {
        int steps = bar.tradeCount() - 1;
        double[] shares = new double[steps];
        Arrays.fill(shares, 1.0 / steps);
        long[] prices = PricePath.bridge(
                bar.openTicks(), bar.closeTicks(), bar.lowTicks(), bar.highTicks(), sigmaTicks, shares, random);
        int highest = interiorExtreme(prices, 1, -1);
        int lowest = interiorExtreme(prices, -1, highest);
        if (Math.max(bar.openTicks(), bar.closeTicks()) < bar.highTicks()) {
            prices[highest] = bar.highTicks();
        }
        if (Math.min(bar.openTicks(), bar.closeTicks()) > bar.lowTicks()) {
            prices[lowest] = bar.lowTicks();
        }
        return prices;
    }

    /** Index of the highest (sign 1) or lowest (sign -1) price that is neither first nor last nor {@code taken}. */
    private static int interiorExtreme(long[] prices, int sign, int taken) {
        int best = taken == 1 ? 2 : 1;
        for (int i = best + 1; i < prices.length - 1; i++) {
            if (i != taken && sign * prices[i] > sign * prices[best]) {
                best = i;
            }
        }
        return best;
    }

    private static long[] sizes(long volume, int count, SeededRandom random) {
        long[] minima = new long[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            minima[i] = 1;
            weights[i] = random.nextExponential();
        }
        return Apportionment.share(volume, minima, weights);
    }

    private static int[] offsetsMs(int count, int lengthMs, SeededRandom random) {
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = (int) ((i + random.nextDouble()) * lengthMs / count);
        }
        return offsets;
    }
}
