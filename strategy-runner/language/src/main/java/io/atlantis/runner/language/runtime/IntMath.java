package io.atlantis.runner.language.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic on ints with Python's results, where 64 bits hold them; where they don't, a fault. */
public final class IntMath {
    /** Every int up to here is a float too. */
    private static final long EXACT_FLOAT_LIMIT = 1L << 53;

    private static final MathContext DIVISION = new MathContext(60, RoundingMode.DOWN);

    /** 2**63, the least float that no int reaches. */
    private static final double TWO_POW_63 = 0x1p63;

    private IntMath() {}

    /** {@code a + b}. */
    public static long add(long a, long b) {
        long sum = a + b;
        // what is added is most often a constant, whose sign the JVM then knows
        if (sum < a != b < 0) {
            throw overflow();
        }
        return sum;
    }

    /** {@code a - b}. */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (difference > a != b < 0) {
            throw overflow();
        }
        return difference;
    }

    /** {@code a * b}. */
    public static long multiply(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw overflow();
        }
        return product;
    }

    /** {@code -a}. */
    public static long negate(long a) {
        return subtract(0, a);
    }

    /** {@code abs(a)}. */
    public static long abs(long a) {
        return a < 0 ? negate(a) : a;
    }

    /** {@code min(a, b)}. */
    public static long min(long a, long b) {
        return Math.min(a, b);
    }

    /** {@code max(a, b)}. */
    public static long max(long a, long b) {
        return Math.max(a, b);
    }

    /** {@code a / b}: the float nearest to the true quotient. */
    public static double divide(long a, long b) {
        requireDivisor(b);
        if (isExactFloat(a) && isExactFloat(b)) {
            return (double) a / b;
        }
        return divideExactly(a, b);
    }

    /** {@code a // b}, rounded down; a zero divisor is a fault. */
    public static long floorDivide(long a, long b) {
        requireDivisor(b);
        if (a == Long.MIN_VALUE && b == -1) {
            throw overflow();
        }
        return Math.floorDiv(a, b);
    }

    /** {@code a % b}, with the sign of b; a zero divisor is a fault. */
    public static long modulo(long a, long b) {
        requireDivisor(b);
        if (a >= 0 && b > 0 && b <= Integer.MAX_VALUE) {
            // no floor to find; the cast changes nothing, but tells the JVM that the rest fits an index
            return (int) (a % b);
        }
        return Math.floorMod(a, b);
    }

    /** {@code base ** exponent} by repeated squaring; a negative exponent is a fault, as its result is no int. */
    public static long power(long base, long exponent) {
        if (exponent < 0) {
            throw new StrategyFault(
                    FaultCode.MATH_DOMAIN, "int ** " + exponent + " is no int: write float(x) ** n for a fraction");
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(result, square);
            }
            if (rest > 1) {
                square = multiply(square, square);
            }
        }
        return result;
    }

    /** {@code a < b}, exact: beyond 2**53 an int may have no float. */
    public static boolean less(long a, double b) {
        return isExactFloat(a) ? a < b : !Double.isNaN(b) && compareExactly(a, b) < 0;
    }

    /** {@code a <= b}, exact. */
    public static boolean lessOrEqual(long a, double b) {
        return isExactFloat(a) ? a <= b : !Double.isNaN(b) && compareExactly(a, b) <= 0;
    }

    /** {@code a > b}, exact. */
    public static boolean greater(long a, double b) {
        return isExactFloat(a) ? a > b : !Double.isNaN(b) && compareExactly(a, b) > 0;
    }

    /** {@code a >= b}, exact. */
    public static boolean greaterOrEqual(long a, double b) {
        return isExactFloat(a) ? a >= b : !Double.isNaN(b) && compareExactly(a, b) >= 0;
    }

    /** {@code a == b}, exact. */
    public static boolean equal(long a, double b) {
        return isExactFloat(a) ? a == b : !Double.isNaN(b) && compareExactly(a, b) == 0;
    }

    /** {@code a < b}, exact. */
    public static boolean less(double a, long b) {
        return greater(b, a);
    }

    /** {@code a <= b}, exact. */
    public static boolean lessOrEqual(double a, long b) {
        return greaterOrEqual(b, a);
    }

    /** {@code a > b}, exact. */
    public static boolean greater(double a, long b) {
        return less(b, a);
    }

    /** {@code a >= b}, exact. */
    public static boolean greaterOrEqual(double a, long b) {
        return lessOrEqual(b, a);
    }

    /** {@code a == b}, exact. */
    public static boolean equal(double a, long b) {
        return equal(b, a);
    }

    private static int compareExactly(long a, double b) {
        if (b >= TWO_POW_63) {
            return -1;
        }
        if (b < -TWO_POW_63) {
            return 1;
        }
        // |a| is beyond 2**53: a float that truncates to the same value has no fraction there, so the cut loses nothing
        return Long.compare(a, (long) b);
    }

    private static double divideExactly(long a, long b) {
        BigDecimal dividend = BigDecimal.valueOf(a);
        BigDecimal divisor = BigDecimal.valueOf(b);
        BigDecimal quotient = dividend.divide(divisor, DIVISION);
        boolean inexact = quotient.multiply(divisor).compareTo(dividend) != 0;
        if (inexact) {
            // one more digit marks that the true quotient is beyond the cut, so that no tie is seen where none is
            BigDecimal sticky = BigDecimal.valueOf(quotient.signum(), quotient.scale() + 1);
            quotient = quotient.add(sticky);
        }
        return quotient.doubleValue();
    }

    private static boolean isExactFloat(long a) {
        return a >= -EXACT_FLOAT_LIMIT && a <= EXACT_FLOAT_LIMIT;
    }

    private static void requireDivisor(long b) {
        if (b == 0) {
            throw new StrategyFault(FaultCode.ZERO_DIVISION, "division by zero");
        }
    }

    private static StrategyFault overflow() {
        return new StrategyFault(FaultCode.INT_OVERFLOW, "the result leaves the 64 bits of an int: use floats");
    }
}
