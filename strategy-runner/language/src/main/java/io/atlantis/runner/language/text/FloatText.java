package io.atlantis.runner.language.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal texts of floats as CPython writes them: rounded from the exact binary value, half to even. After
 * {@code format_float_short} in CPython's {@code Python/pystrtod.c}. Methods but {@link #repr} take a number without its
 * sign that is neither infinite nor NaN.
 */
public final class FloatText {
    /** From this power of ten on {@code repr} writes an exponent. */
    private static final int REPR_DIGITS = 16;

    /** Below this power of ten an exponent is written. */
    private static final int LEAST_FIXED = -4;

    private FloatText() {}

    /** {@code repr(x)}: the shortest digits that read back as {@code x}. */
    public static String repr(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        String sign = isNegative(x) ? "-" : "";
        return sign + (Double.isInfinite(x) ? "inf" : shortest(Math.abs(x)));
    }

    /** Whether a minus belongs before the number: of -0.0 too, of no NaN. */
    static boolean isNegative(double x) {
        return !Double.isNaN(x) && Double.doubleToRawLongBits(x) < 0;
    }

    /** As {@link #repr}. */
    static String shortest(double x) {
        if (x == 0) {
            return "0.0";
        }
        BigDecimal digits = shortestDigits(x);
        int exponent = exponentOf(digits);
        return exponent < LEAST_FIXED || exponent >= REPR_DIGITS
                ? withExponent(digits, exponent)
                : withPoint(digits.toPlainString());
    }

    /** Java's shortest digits too, but where one would do Java may write two, as in 4.9E-324. */
    private static BigDecimal shortestDigits(double x) {
        BigDecimal digits = new BigDecimal(Double.toString(x)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal single = new BigDecimal(x).round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (single.doubleValue() == x) {
                return single.stripTrailingZeros();
            }
        }
        return digits;
    }

    /** {@code %f}. */
    static String fixed(double x, int precision) {
        return new BigDecimal(x).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@code %e}. */
    static String scientific(double x, int precision) {
        BigDecimal rounded = rounded(x, precision + 1);
        int exponent = x == 0 ? 0 : exponentOf(rounded);
        String mantissa = rounded.movePointLeft(exponent)
                .setScale(precision, RoundingMode.UNNECESSARY)
                .toPlainString();
        return mantissa + exponentText(exponent);
    }

    /**
     * {@code %g}.
     *
     * @param keepsPoint as a format without a type does: a digit behind the point even of a whole number
     */
    static String general(double x, int precision, boolean keepsPoint) {
        int digits = Math.max(1, precision);
        BigDecimal rounded = rounded(x, digits).stripTrailingZeros();
        int exponent = x == 0 ? 0 : exponentOf(rounded);
        if (exponent < LEAST_FIXED || exponent >= digits - (keepsPoint ? 1 : 0)) {
            return withExponent(rounded, exponent);
        }
        return keepsPoint ? withPoint(rounded.toPlainString()) : rounded.toPlainString();
    }

    private static BigDecimal rounded(double x, int digits) {
        return new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static int exponentOf(BigDecimal digits) {
        return digits.precision() - digits.scale() - 1;
    }

    private static String withExponent(BigDecimal digits, int exponent) {
        return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + exponentText(exponent);
    }

    private static String exponentText(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static String withPoint(String digits) {
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }
}
