package io.atlantis.runner.language.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic on floats in event code, as CPython has it: what raises an error there is a fault here. {@link SeriesMath}
 * holds the same operations for series, which follow IEEE 754 instead.
 */
public final class FloatMath {
    private static final double TWO_POW_63 = 0x1p63;

    /** Beyond this many digits rounding changes no float. */
    private static final long MOST_DIGITS = 330;

    private FloatMath() {}

    /** {@code a / b}; a zero divisor is a fault. */
    public static double divide(double a, double b) {
        requireDivisor(b);
        return a / b;
    }

    /** {@code a // b}, rounded down; a zero divisor is a fault. */
    public static double floorDivide(double a, double b) {
        requireDivisor(b);
        return SeriesMath.floorDivide(a, b);
    }

    /** {@code a % b}, with the sign of b; a zero divisor is a fault. */
    public static double modulo(double a, double b) {
        requireDivisor(b);
        return SeriesMath.modulo(a, b);
    }

    /** {@code a ** b}; a complex result, an overflow or a zero to a negative power is a fault. */
    public static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw new StrategyFault(FaultCode.ZERO_DIVISION, "0.0 to a negative power");
        }
        boolean isComplex = a < 0 && !Double.isInfinite(a) && !Double.isInfinite(b) && b != Math.rint(b);
        if (isComplex) {
            throw new StrategyFault(
                    FaultCode.MATH_DOMAIN, "a negative number to the power " + b + " is no real number");
        }
        double result = SeriesMath.power(a, b);
        if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw new StrategyFault(FaultCode.FLOAT_OVERFLOW, "the power is too large for a float");
        }
        return result;
    }

    /** {@code abs(a)}. */
    public static double abs(double a) {
        return Math.abs(a);
    }

    /** The first of the smallest, as Python's {@code min(a, b)}: with na the result depends on the order. */
    public static double min(double a, double b) {
        return b < a ? b : a;
    }

    /** The first of the greatest, as Python's {@code max(a, b)}: with na the result depends on the order. */
    public static double max(double a, double b) {
        return b > a ? b : a;
    }

    /** {@code sqrt(a)}; of a negative number a fault. */
    public static double sqrt(double a) {
        requireDomain(a >= 0 || Double.isNaN(a), "sqrt", a);
        return Math.sqrt(a);
    }

    /** Natural logarithm; of a number that is not positive a fault. */
    public static double log(double a) {
        requireDomain(a > 0 || Double.isNaN(a), "log", a);
        return StrictMath.log(a);
    }

    /** {@code e ** a}; a fault if no float holds it. */
    public static double exp(double a) {
        double result = StrictMath.exp(a);
        if (Double.isInfinite(result) && !Double.isInfinite(a)) {
            throw new StrategyFault(FaultCode.FLOAT_OVERFLOW, "exp(" + a + ") is too large for a float");
        }
        return result;
    }

    /** Greatest int that is not above a. */
    public static long floor(double a) {
        return whole(Math.floor(a), "floor");
    }

    /** Least int that is not below a. */
    public static long ceil(double a) {
        return whole(Math.ceil(a), "ceil");
    }

    /** {@code int(a)}: towards zero. */
    public static long toInt(double a) {
        return whole(a < 0 ? Math.ceil(a) : Math.floor(a), "int");
    }

    /** {@code round(a)}: a half goes to the even neighbour. */
    public static long round(double a) {
        return whole(Math.rint(a), "round");
    }

    /** {@code round(a, digits)}, from the exact decimal value of the float, a half to even. */
    public static double round(double a, long digits) {
        if (!Double.isFinite(a) || a == 0 || digits > MOST_DIGITS) {
            return a;
        }
        if (digits < -MOST_DIGITS) {
            return Math.copySign(0.0, a);
        }
        double rounded =
                new BigDecimal(a).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw new StrategyFault(FaultCode.FLOAT_OVERFLOW, "rounded value too large for a float");
        }
        return Math.copySign(rounded, a);
    }

    /** {@code isna(a)}. */
    public static boolean isNa(double a) {
        return Double.isNaN(a);
    }

    /** {@code nz(a, replacement)}. */
    public static double replaceNa(double a, double replacement) {
        return Double.isNaN(a) ? replacement : a;
    }

    /** The value with the one bit pattern that every NaN has outside of an expression. */
    @SuppressWarnings("IdentityBinaryExpression") // a call of isNaN on a rare way out of a loop would stay a call
    public static double canonical(double a) {
        return a == a ? a : Double.NaN;
    }

    /** Python's truth of a text. */
    public static boolean hasText(String text) {
        return !text.isEmpty();
    }

    private static long whole(double a, String function) {
        requireDomain(!Double.isNaN(a), function, a);
        if (a < -TWO_POW_63 || a >= TWO_POW_63) {
            throw new StrategyFault(FaultCode.INT_OVERFLOW, function + "(" + a + ") leaves the 64 bits of an int");
        }
        return (long) a;
    }

    private static void requireDomain(boolean inside, String function, double a) {
        if (!inside) {
            String shown = Double.isNaN(a) ? "na" : String.valueOf(a);
            throw new StrategyFault(
                    FaultCode.MATH_DOMAIN, function + "(" + shown + ") has no value: test before you call");
        }
    }

    private static void requireDivisor(double b) {
        if (b == 0) {
            throw new StrategyFault(FaultCode.ZERO_DIVISION, "division by zero");
        }
    }
}
