package io.atlantis.simulator.market;

/**
 * Cuts a bar into equal parts that together are exactly that bar: the parts' opens and closes join up, one part reaches
 * the high, one the low, and volumes and trade counts add up.
 */
final class BarSplit {

    /** A minute has at least this many trades, so that it can have any open, high, low and close. */
    static final int MIN_TRADES_PER_MINUTE = 4;

    private static final int MINUTE_MS = 60_000;
    private static final double VOLUME_NOISE = 0.35;
    private static final double COUNT_NOISE = 0.08;
    private static final double VARIANCE_FLOOR = 0.5;
    private static final double COUNT_FLOOR = 3.0;

    private final double[] volumeShape;
    private final double[] varianceShares;

    private BarSplit(double[] volumeShape) {
        this.volumeShape = volumeShape;
        this.varianceShares = normalised(volumeShape, VARIANCE_FLOOR);
    }

    /** Cuts a day into its hours. */
    static BarSplit intoHours() {
        return new BarSplit(IntradayShape.volume(0, 60, 24));
    }

    /** Cuts an hour of the day (0 to 23) into its minutes. */
    static BarSplit intoMinutes(int hourOfDay) {
        return new BarSplit(IntradayShape.volume(hourOfDay * 60, 1, 60));
    }

    /** Share of the whole's variance that falls into a part. */
    double varianceShare(int part) {
        return varianceShares[part];
    }

    /**
     * @param sigmaTicks standard deviation of the free path over the whole bar
     * @return the parts, oldest first
     */
    SimulatedBar[] split(SimulatedBar whole, double sigmaTicks, SeededRandom random) {
        int parts = volumeShape.length;
        long[] ends = PricePath.bridge(
                whole.openTicks(),
                whole.closeTicks(),
                whole.lowTicks(),
                whole.highTicks(),
                sigmaTicks,
                varianceShares,
                random);
        long[] highs = highs(ends, whole.highTicks(), sigmaTicks, random);
        long[] lows = lows(ends, whole.lowTicks(), sigmaTicks, random);
        long[] counts = counts(whole, random);
        long[] volumes = Apportionment.share(whole.volume(), counts, noisy(volumeShape, 0, VOLUME_NOISE, random));
        long lengthMs = whole.lengthMs() / parts;
        SimulatedBar[] bars = new SimulatedBar[parts];
        for (int i = 0; i < parts; i++) {
            bars[i] = new SimulatedBar(
                    whole.startMs() + i * lengthMs, lengthMs, ends[i], highs[i], lows[i], ends[i + 1], volumes[i], (int)
                            counts[i]);
        }
        return bars;
    }

    private long[] highs(long[] ends, long highTicks, double sigmaTicks, SeededRandom random) {
        long[] highs = new long[ends.length - 1];
        int highest = 0;
        for (int i = 0; i < highs.length; i++) {
            double sigma = sigmaTicks * Math.sqrt(varianceShares[i]);
            long peak = Math.round(PricePath.bridgeMaximum(ends[i], ends[i + 1], sigma, random));
            highs[i] = Math.clamp(peak, Math.max(ends[i], ends[i + 1]), highTicks);
            highest = highs[i] > highs[highest] ? i : highest;
        }
        highs[highest] = highTicks;
        return highs;
    }

    private long[] lows(long[] ends, long lowTicks, double sigmaTicks, SeededRandom random) {
        long[] mirrored = new long[ends.length];
        for (int i = 0; i < ends.length; i++) {
            mirrored[i] = -ends[i];
        }
        long[] lows = highs(mirrored, -lowTicks, sigmaTicks, random);
        for (int i = 0; i < lows.length; i++) {
            lows[i] = -lows[i];
        }
        return lows;
    }

    private long[] counts(SimulatedBar whole, SeededRandom random) {
        long minimum = MIN_TRADES_PER_MINUTE * (whole.lengthMs() / volumeShape.length / MINUTE_MS);
        long[] minima = new long[volumeShape.length];
        java.util.Arrays.fill(minima, minimum);
        return Apportionment.share(whole.tradeCount(), minima, noisy(volumeShape, COUNT_FLOOR, COUNT_NOISE, random));
    }

    private static double[] noisy(double[] shape, double floor, double noise, SeededRandom random) {
        double[] weights = new double[shape.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (floor + shape[i]) * StrictMath.exp(noise * random.nextGaussian());
        }
        return weights;
    }

    private static double[] normalised(double[] shape, double floor) {
        double sum = 0;
        for (double weight : shape) {
            sum += floor + weight;
        }
        double[] shares = new double[shape.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (floor + shape[i]) / sum;
        }
        return shares;
    }
}
