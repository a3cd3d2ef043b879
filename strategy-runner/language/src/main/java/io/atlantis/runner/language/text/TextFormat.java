package io.atlantis.runner.language.text;

import static io.atlantis.runner.language.text.FormatSpec.NONE;

/** {@code format(value, spec)} as CPython's {@code Python/formatter_unicode.c}: the same text, digit for digit. */
public final class TextFormat {
    private static final int DECIMAL_GROUP = 3;
    private static final int BINARY_GROUP = 4;
    private static final int DEFAULT_PRECISION = 6;

    private TextFormat() {}

    /** An int; with a type of floats it is made one first. */
    public static String format(FormatSpec spec, long value) {
        if (spec.isFloatType()) {
            return format(spec, (double) value);
        }
        int radix = radix(spec.type());
        String digits = Long.toUnsignedString(value < 0 ? -value : value, radix);
        int group = radix == 10 ? DECIMAL_GROUP : BINARY_GROUP;
        return number(spec, value < 0, spec.type() == 'X' ? upper(digits) : digits, "", group);
    }

    /** A float. */
    public static String format(FormatSpec spec, double value) {
        double scaled = spec.type() == '%' ? value * 100 : value;
        String percent = spec.type() == '%' ? "%" : "";
        boolean negative = FloatText.isNegative(scaled);
        boolean isUpper = Character.isUpperCase(spec.type());
        if (!Double.isFinite(scaled)) {
            String word = Double.isNaN(scaled) ? "nan" : "inf";
            return number(spec, negative, "", (isUpper ? upper(word) : word) + percent, DECIMAL_GROUP);
        }
        String body = body(spec, Math.abs(scaled));
        int whole = 0;
        while (whole < body.length() && body.charAt(whole) >= '0' && body.charAt(whole) <= '9') {
            whole++;
        }
        String rest = body.substring(whole) + percent;
        return number(spec, negative, body.substring(0, whole), isUpper ? upper(rest) : rest, DECIMAL_GROUP);
    }

    private static String body(FormatSpec spec, double size) {
        int precision = spec.precision() < 0 ? DEFAULT_PRECISION : spec.precision();
        return switch (spec.type()) {
            case 'f', 'F', '%' -> FloatText.fixed(size, precision);
            case 'e', 'E' -> FloatText.scientific(size, precision);
            case 'g', 'G' -> FloatText.general(size, precision, false);
            default ->
                spec.precision() < 0 ? FloatText.shortest(size) : FloatText.general(size, spec.precision(), true);
        };
    }

    /** A text. */
    public static String format(FormatSpec spec, String value) {
        int length = value.codePointCount(0, value.length());
        boolean isCut = spec.precision() >= 0 && spec.precision() < length;
        String shown = isCut ? value.substring(0, value.offsetByCodePoints(0, spec.precision())) : value;
        return padded(spec, "", shown, isCut ? spec.precision() : length);
    }

    /**
     * A number from its parts.
     *
     * @param digits of its whole part, the only ones that are grouped; empty of what has no digits
     * @param rest behind them
     */
    private static String number(FormatSpec spec, boolean negative, String digits, String rest, int group) {
        String sign = negative ? "-" : spec.sign() == '-' ? "" : Character.toString(spec.sign());
        int least = spec.padsWithDigits() && !digits.isEmpty() ? spec.width() - sign.length() - rest.length() : 0;
        String grouped = digits.isEmpty() ? "" : grouped(digits, spec.grouping(), group, least);
        return padded(spec, sign, grouped + rest, grouped.length() + rest.length());
    }

    /** Digits with separators, and zeros before them up to the width; a separator never stands first. */
    private static String grouped(String digits, char separator, int group, int width) {
        StringBuilder reversed = new StringBuilder();
        int remaining = digits.length();
        int size = separator == NONE ? Integer.MAX_VALUE : group;
        for (int inGroup = 0; remaining > 0 || reversed.length() < width; inGroup++) {
            if (inGroup == size) {
                reversed.append(separator);
                inGroup = 0;
            }
            reversed.append(remaining > 0 ? digits.charAt(remaining - 1) : '0');
            remaining--;
        }
        return reversed.reverse().toString();
    }

    private static String padded(FormatSpec spec, String sign, String body, int bodyLength) {
        int padding = Math.max(0, spec.width() - sign.length() - bodyLength);
        int before = switch (spec.align()) {
            case '<' -> 0;
            case '^' -> padding / 2;
            default -> padding;
        };
        StringBuilder text = new StringBuilder(sign.length() + body.length() + padding);
        boolean signFirst = spec.align() == '=';
        text.append(signFirst ? sign : "");
        text.repeat(spec.fill(), before);
        return text.append(signFirst ? "" : sign)
                .append(body)
                .repeat(spec.fill(), padding - before)
                .toString();
    }

    private static int radix(char type) {
        return switch (type) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
    }

    /** Of ASCII letters. */
    private static String upper(String text) {
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            upper.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }
}
