package io.atlantis.runner.language.runtime;

/**
 * The language's random numbers: SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number
 * Generators", 2014). The state is one number that grows by a constant; what it gives is the state, mixed. So a seed
 * gives the same numbers on every machine.
 */
public final class RandomNumbers {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private RandomNumbers() {}

    /** The state after this one. */
    public static long next(long state) {
        return state + GAMMA;
    }

    /** A number from 0 to below 1, a multiple of 2^-53: the upper 53 bits of the mixed state. */
    public static double fraction(long state) {
        return (mixed(state) >>> 11) * 0x1.0p-53;
    }

    /**
     * A whole number from {@code low} to {@code high}, both included: the upper 64 bits of the mixed state times their
     * number. No number is favoured by more than their number / 2^64.
     *
     * @throws StrategyFault if there is none
     */
    public static long between(long low, long high, long state) {
        if (low > high) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT,
                    "randint(" + low + ", " + high + ") has no numbers: the first one is the least");
        }
        long numbers = high - low + 1;
        return numbers == 0 ? mixed(state) : low + Math.unsignedMultiplyHigh(mixed(state), numbers);
    }

    private static long mixed(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
