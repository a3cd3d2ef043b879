package io.atlantis.kernel.market;

/**
 * Decimal numbers as scaled longs: prices and money with exponent -8 ({@code …E8}), sizes with exponent -6
 * ({@code …E6}). Parsing is exact or refused: nothing is rounded on the way in.
 */
public final class FixedPoint {

    /** Digits after the point of a price or an amount of money. */
    public static final int PRICE_DIGITS = 8;

    /** Digits after the point of a size or a volume. */
    public static final int SIZE_DIGITS = 6;

    /** One unit of price: 10^8. */
    public static final long PRICE_SCALE = 100_000_000L;

    /** One unit of size: 10^6. */
    public static final long SIZE_SCALE = 1_000_000L;

    private static final int MAX_LONG_DIGITS = 18;

    private FixedPoint() {}

    /**
     * Parses a price such as {@code 13.83} or {@code 1.5e2}.
     *
     * @return mantissa of 10^-8
     * @throws NumberFormatException when the text is no decimal number, has more than 8 digits after the point or is
     *     too large; the message says which
     */
    public static long parsePriceE8(CharSequence text) {
        return parse(text, PRICE_DIGITS);
    }

    /**
     * Parses a size or volume.
     *
     * @return mantissa of 10^-6
     * @throws NumberFormatException as {@link #parsePriceE8}, with 6 digits
     */
    public static long parseSizeE6(CharSequence text) {
        return parse(text, SIZE_DIGITS);
    }

    /** The double nearest to a price: equal to {@code Double.parseDouble} of the same decimal for |price| < 9·10^7. */
    public static double priceToDouble(long priceE8) {
        return priceE8 / (double) PRICE_SCALE;
    }

    /** The double nearest to a size. */
    public static double sizeToDouble(long sizeE6) {
        return sizeE6 / (double) SIZE_SCALE;
    }

    /** Plain decimal text of a price without trailing zeros, such as {@code 13.83} or {@code 100}. */
    public static String formatPrice(long priceE8) {
        return format(priceE8, PRICE_DIGITS, PRICE_SCALE);
    }

    /** Plain decimal text of a size without trailing zeros. */
    public static String formatSize(long sizeE6) {
        return format(sizeE6, SIZE_DIGITS, SIZE_SCALE);
    }

    private static long parse(CharSequence text, int digits) {
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        long mantissa = 0;
        int fraction = 0;
        int seen = 0;
        boolean point = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                mantissa = append(text, mantissa, c - '0');
                seen++;
                fraction += point ? 1 : 0;
            } else {
                break;
            }
        }
        if (seen == 0) {
            throw new NumberFormatException("'" + text + "' is not a decimal number");
        }
        int exponent = at < length ? exponent(text, at) : 0;
        long scaled = scale(text, mantissa, digits - fraction + exponent, digits);
        return negative ? -scaled : scaled;
    }

    private static long append(CharSequence text, long mantissa, int digit) {
        long limit = (Long.MAX_VALUE - digit) / 10;
        if (mantissa > limit) {
            throw new NumberFormatException("'" + text + "' has more digits than fit");
        }
        return mantissa * 10 + digit;
    }

    private static int exponent(CharSequence text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            throw new NumberFormatException("'" + text + "' is not a decimal number");
        }
        int power;
        try {
            power = Integer.parseInt(text, at + 1, text.length(), 10);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("'" + text + "' is not a decimal number");
        }
        if (Math.abs((long) power) > 2 * MAX_LONG_DIGITS) {
            throw new NumberFormatException("'" + text + "' is out of range");
        }
        return power;
    }

    private static long scale(CharSequence text, long mantissa, int power, int digits) {
        long scaled = mantissa;
        for (int i = power; i < 0; i++) {
            if (scaled % 10 != 0) {
                throw new NumberFormatException(
                        "'" + text + "' has more than " + digits + " digits after the point: round it first");
            }
            scaled /= 10;
        }
        for (int i = 0; i < power; i++) {
            scaled = append(text, scaled, 0);
        }
        return scaled;
    }

    private static String format(long mantissa, int digits, long scale) {
        long whole = mantissa / scale;
        long rest = Math.abs(mantissa % scale);
        StringBuilder out = new StringBuilder(24);
        if (mantissa < 0 && whole == 0) {
            out.append('-');
        }
        out.append(whole);
        if (rest != 0) {
            String fraction = Long.toString(rest);
            out.append('.').repeat("0", digits - fraction.length()).append(fraction);
            int end = out.length();
            while (out.charAt(end - 1) == '0') {
                end--;
            }
            out.setLength(end);
        }
        return out.toString();
    }
}
