package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;

/** Arithmetic of series: IEEE 754, no faults; what has no value is NaN, and NaN in gives NaN out. */
public final class SeriesMath {
    private SeriesMath() {}

    /** CPython's {@code a // b} on floats; NaN for b = 0. */
    public static double floorDivide(double a, double b) {
        if (b == 0) {
            return Double.NaN;
        }
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && (b < 0) != (remainder < 0)) {
            quotient -= 1.0;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floored = Math.floor(quotient);
        return quotient - floored > 0.5 ? floored + 1.0 : floored;
    }

    /** CPython's {@code a % b} on floats, with the sign of b; NaN for b = 0. */
    public static double modulo(double a, double b) {
        double remainder = a % b;
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return (b < 0) != (remainder < 0) ? remainder + b : remainder;
    }

    /** {@code a ** b}; unlike Java's, one to any power and any number to the zeroth is 1, as in C and Python. */
    public static double power(double a, double b) {
        if (a == 1.0 || b == 0.0) {
            return 1.0;
        }
        boolean unitToInfinity = a == -1.0 && Double.isInfinite(b);
        return unitToInfinity ? 1.0 : StrictMath.pow(a, b);
    }

    /** The smaller; NaN if one of them is. */
    public static double min(double a, double b) {
        return Math.min(a, b);
    }

    /** The greater; NaN if one of them is. */
    public static double max(double a, double b) {
        return Math.max(a, b);
    }

    /** {@code sqrt(a)}; NaN of a negative number. */
    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    /** Natural logarithm; NaN of a negative number. */
    public static double log(double a) {
        return StrictMath.log(a);
    }

    /** {@code e ** a}. */
    public static double exp(double a) {
        return StrictMath.exp(a);
    }

    /** Greatest whole number that is not above a. */
    public static double floor(double a) {
        return Math.floor(a);
    }

    /** Least whole number that is not below a. */
    public static double ceil(double a) {
        return Math.ceil(a);
    }

    /** The nearest whole number, a half to even. */
    public static double round(double a) {
        return Math.rint(a);
    }

    /** The column's value some bars before the given one; NaN before the first bar. */
    public static double past(DoubleColumn column, int bar, int barsAgo) {
        return bar < barsAgo ? Double.NaN : column.at(bar - barsAgo);
    }

    /** The bool series' value some bars before the given one; false before the first bar. */
    public static boolean pastTrue(DoubleColumn column, int bar, int barsAgo) {
        return bar >= barsAgo && column.at(bar - barsAgo) != 0.0;
    }

    /** Number of the bar some bars before the given one; NaN before the first bar. */
    public static double pastIndex(int bar, int barsAgo) {
        return bar < barsAgo ? Double.NaN : bar - barsAgo;
    }
}
