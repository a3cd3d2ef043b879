package io.atlantis.simulator.market;

/**
 * Random numbers that belong to a key: the same key gives the same numbers in every process and JDK. SplitMix64 (Steele,
 * Lea, Flood: Fast splittable pseudorandom number generators, 2014) over a hashed key; transcendental functions are
 * {@link StrictMath}'s, so that compiled and interpreted code agree to the last bit. Not thread-safe; cheap to make.
 */
public final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /**
     * The sequence that belongs to {@code (seed, purpose, a, b)}.
     *
     * @param purpose keeps the uses of the same coordinates apart
     */
    public static SeededRandom of(long seed, long purpose, long a, long b) {
        long key = mix(seed + GOLDEN_GAMMA);
        key = mix(key ^ (purpose + GOLDEN_GAMMA));
        key = mix(key ^ (a * GOLDEN_GAMMA + 1));
        key = mix(key ^ (b * GOLDEN_GAMMA + 2));
        return new SeededRandom(key);
    }

    /** Sixty-four random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in the open interval (0, 1). */
    public double nextDouble() {
        return ((nextLong() >>> 11) + 0.5) * UNIT;
    }

    /** Uniform in {@code 0..bound-1}. */
    public int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Standard normal (Box and Muller, 1958; one of the pair). */
    public double nextGaussian() {
        double radius = Math.sqrt(-2.0 * StrictMath.log(nextDouble()));
        return radius * StrictMath.cos(2.0 * StrictMath.PI * nextDouble());
    }

    /** Exponential with mean 1. */
    public double nextExponential() {
        return -StrictMath.log(nextDouble());
    }

    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
