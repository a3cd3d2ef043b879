package io.atlantis.runner.engine.money;

import io.atlantis.kernel.market.FixedPoint;

/**
 * Arithmetic on scaled longs that is exact or refused. Products are taken in 128 bits; a result that does not fit
 * throws {@link ArithmeticException}, never wraps. Allocates nothing.
 */
public final class FixedMath {
    private FixedMath() {}

    /**
     * {@code a * b / divisor}, rounded half to even.
     *
     * @param divisor positive
     * @throws ArithmeticException if the result does not fit
     */
    public static long multiplyDivideHalfEven(long a, long b, long divisor) {
        long quotient = magnitude(a, b, divisor);
        // quotient * divisor + remainder = |a * b|, so the low 64 bits of the difference are the remainder.
        long remainder = Math.abs(a) * Math.abs(b) - quotient * divisor;
        long missingToNext = divisor - remainder;
        if (remainder > missingToNext || (remainder == missingToNext && (quotient & 1) == 1)) {
            quotient = Math.addExact(quotient, 1);
        }
        return (a < 0) == (b < 0) ? quotient : -quotient;
    }

    /**
     * The price or amount nearest to {@code value}, a tie going to the even mantissa.
     *
     * @return mantissa of 10^-8
     * @throws ArithmeticException if it is not finite or does not fit
     */
    public static long priceE8(double value) {
        double scaled = Math.rint(value * FixedPoint.PRICE_SCALE);
        if (!(Math.abs(scaled) < Long.MAX_VALUE)) {
            throw new ArithmeticException(value + " is outside the range of amounts");
        }
        return (long) scaled;
    }

    private static long magnitude(long a, long b, long divisor) {
        if (divisor <= 0 || a == Long.MIN_VALUE || b == Long.MIN_VALUE) {
            throw new ArithmeticException(a + " * " + b + " / " + divisor + " is outside the range of amounts");
        }
        long high = Math.multiplyHigh(Math.abs(a), Math.abs(b));
        long low = Math.abs(a) * Math.abs(b);
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        if (high >= divisor) {
            throw new ArithmeticException(a + " * " + b + " / " + divisor + " is outside the range of amounts");
        }
        return divide128(high, low, divisor);
    }

    /** Long division, bit by bit: only products beyond 63 bits come here. */
    private static long divide128(long high, long low, long divisor) {
        long remainder = high;
        long quotient = low;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            remainder = (remainder << 1) | (quotient >>> (Long.SIZE - 1));
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        if (quotient < 0) {
            throw new ArithmeticException("a quotient is outside the range of amounts");
        }
        return quotient;
    }
}
