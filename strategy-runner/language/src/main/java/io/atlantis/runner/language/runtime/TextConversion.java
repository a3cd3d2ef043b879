package io.atlantis.runner.language.runtime;

import io.atlantis.runner.language.text.FloatText;
import io.atlantis.runner.language.text.FormatSpec;
import io.atlantis.runner.language.text.TextFormat;

/** Numbers as texts and back, as CPython's {@code str}, {@code format}, {@code int} and {@code float}. */
public final class TextConversion {
    /** A float's exact decimal digits are worked out, up to 1,075 of them. */
    private static final int STEPS_PER_FLOAT = 20;

    private TextConversion() {}

    /** {@code str(value)}. */
    public static String text(long value, Budget budget) {
        return made(Long.toString(value), budget);
    }

    /** {@code str(value)}. */
    public static String text(double value, Budget budget) {
        budget.charge(STEPS_PER_FLOAT);
        return made(FloatText.repr(value), budget);
    }

    /** {@code str(value)}. */
    public static String text(boolean value, Budget budget) {
        return made(value ? "True" : "False", budget);
    }

    /** {@code format(value, spec)}; the compiler has checked the spec. */
    public static String format(long value, String spec, Budget budget) {
        budget.charge(STEPS_PER_FLOAT);
        return made(TextFormat.format(FormatSpec.parse(spec, FormatSpec.Kind.INT), value), budget);
    }

    /** {@code format(value, spec)}; the compiler has checked the spec. */
    public static String format(double value, String spec, Budget budget) {
        budget.charge(STEPS_PER_FLOAT);
        return made(TextFormat.format(FormatSpec.parse(spec, FormatSpec.Kind.FLOAT), value), budget);
    }

    /** {@code format(value, spec)}; the compiler has checked the spec. */
    public static String format(String value, String spec, Budget budget) {
        budget.chargeText(value.length());
        return made(TextFormat.format(FormatSpec.parse(spec, FormatSpec.Kind.STR), value), budget);
    }

    private static String made(String text, Budget budget) {
        budget.chargeText(text.length());
        return text;
    }

    /** {@code int(text)}: ASCII digits with a sign and underscores between them. */
    public static long toInt(String text, Budget budget) {
        TextOps.look(text, budget);
        String number = trimmed(text);
        boolean negative = number.startsWith("-");
        String digits = negative || number.startsWith("+") ? number.substring(1) : number;
        if (!isDigits(digits)) {
            throw noNumber(text, "int");
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '_') {
                int digit = digits.charAt(i) - '0';
                value = IntMath.subtract(IntMath.multiply(value, 10), digit);
            }
        }
        return negative ? value : IntMath.negate(value);
    }

    /** {@code float(text)}: a number as Python's source has it, {@code inf} or {@code nan}. */
    public static double toFloat(String text, Budget budget) {
        budget.charge(STEPS_PER_FLOAT);
        TextOps.look(text, budget);
        String number = trimmed(text);
        boolean negative = number.startsWith("-");
        String size = negative || number.startsWith("+") ? number.substring(1) : number;
        double value = isFloat(size) ? Double.parseDouble(size.replace("_", "")) : word(size, text);
        return negative && !Double.isNaN(value) ? -value : value;
    }

    private static double word(String word, String text) {
        if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        if (word.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        throw noNumber(text, "float");
    }

    /** {@code 12.5e-3}: digits before or behind the point, and an exponent as one likes. */
    private static boolean isFloat(String size) {
        int exponent = Math.max(size.indexOf('e'), size.indexOf('E'));
        String mantissa = exponent < 0 ? size : size.substring(0, exponent);
        int point = mantissa.indexOf('.');
        String whole = point < 0 ? mantissa : mantissa.substring(0, point);
        String fraction = point < 0 ? "" : mantissa.substring(point + 1);
        boolean hasDigits = !whole.isEmpty() || !fraction.isEmpty();
        return hasDigits
                && (whole.isEmpty() || isDigits(whole))
                && (fraction.isEmpty() || isDigits(fraction))
                && (exponent < 0 || isExponent(size.substring(exponent + 1)));
    }

    private static boolean isExponent(String exponent) {
        boolean signed = exponent.startsWith("-") || exponent.startsWith("+");
        return isDigits(signed ? exponent.substring(1) : exponent);
    }

    /** ASCII digits with single underscores between them. */
    private static boolean isDigits(String digits) {
        boolean afterDigit = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit && !(c == '_' && afterDigit)) {
                return false;
            }
            afterDigit = isDigit;
        }
        return afterDigit;
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && TextParts.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && TextParts.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static StrategyFault noNumber(String text, String type) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return new StrategyFault(FaultCode.MATH_DOMAIN, "'" + shown + "' is no " + type);
    }
}
