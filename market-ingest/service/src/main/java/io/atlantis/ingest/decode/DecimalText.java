package io.atlantis.ingest.decode;

import org.agrona.DirectBuffer;

/** Decimal numbers in bytes as scaled longs, without allocation. */
final class DecimalText {

    /** Answer for text that is no decimal number, or one that does not fit. */
    static final long INVALID = Long.MIN_VALUE;

    private static final int LARGEST_EXPONENT = 40;
    private static final long LAST_SAFE = (Long.MAX_VALUE - 9) / 10;

    private DecimalText() {}

    /**
     * Parses {@code [-]digits[.digits][e[+-]digits]} to a mantissa of {@code 10^-digits}. Digits beyond those are rounded
     * half away from zero: the vendor's JSON numbers are doubles and may carry their noise.
     *
     * @return the mantissa, or {@link #INVALID}
     */
    static long parse(DirectBuffer buffer, int start, int end, int digits) {
        int at = start;
        boolean negative = at < end && buffer.getByte(at) == '-';
        at += negative ? 1 : 0;
        long mantissa = 0;
        int dropped =
                0; // digits left out because the mantissa is full: only their number matters, and the first of them
        int fraction = 0;
        int firstDropped = 0;
        boolean anyDigit = false;
        boolean point = false;
        for (; at < end; at++) {
            int digit = buffer.getByte(at) - '0';
            if (digit >= 0 && digit <= 9) {
                anyDigit = true;
                fraction += point ? 1 : 0;
                if (dropped == 0 && mantissa <= LAST_SAFE) {
                    mantissa = mantissa * 10 + digit;
                } else {
                    firstDropped = dropped == 0 ? digit : firstDropped;
                    dropped++;
                }
            } else if (digit == '.' - '0' && !point) {
                point = true;
            } else {
                break;
            }
        }
        int exponent = at < end ? exponent(buffer, at, end) : 0;
        if (!anyDigit || exponent > LARGEST_EXPONENT) {
            return INVALID;
        }
        int power = digits - fraction + dropped + exponent;
        long scaled = scale(mantissa, power, firstDropped);
        return negative && scaled != INVALID ? -scaled : scaled;
    }

    /** Value after {@code e}; larger than the largest when there is none or it is out of range. */
    private static int exponent(DirectBuffer buffer, int start, int end) {
        int at = start;
        if (buffer.getByte(at) != 'e' && buffer.getByte(at) != 'E') {
            return LARGEST_EXPONENT + 1;
        }
        at++;
        boolean negative = at < end && buffer.getByte(at) == '-';
        if (at < end && (negative || buffer.getByte(at) == '+')) {
            at++;
        }
        int value = 0;
        int first = at;
        for (; at < end; at++) {
            int digit = buffer.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                return LARGEST_EXPONENT + 1;
            }
            value = Math.min(10 * value + digit, 10 * LARGEST_EXPONENT);
        }
        if (at == first) {
            return LARGEST_EXPONENT + 1;
        }
        return negative ? -value : value;
    }

    private static long scale(long mantissa, int power, int firstDropped) {
        if (power == 0) {
            return mantissa + (firstDropped >= 5 ? 1 : 0);
        }
        long scaled = mantissa;
        for (int i = 0; i < power && scaled != 0; i++) {
            if (scaled > Long.MAX_VALUE / 10) {
                return INVALID;
            }
            scaled *= 10;
        }
        for (int i = power; i < 0; i++) {
            scaled = scaled / 10 + (i == -1 && scaled % 10 >= 5 ? 1 : 0);
        }
        return scaled;
    }
}
