package io.atlantis.kernel.market;

import java.util.regex.Pattern;

/**
 * A ticker such as {@code IBM} or {@code BRK.B}: upper-case letters, digits, dot and hyphen, 1 to 20 characters.
 *
 * @param value the ticker, as it stands in record keys
 */
public record Symbol(String value) implements Comparable<Symbol> {

    /** Longest ticker allowed, in characters. */
    public static final int MAX_LENGTH = 20;

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,19}");

    /**
     * @throws IllegalArgumentException when the text has not the shape of a ticker; the message names the remedy
     */
    public Symbol {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "symbol '" + value
                            + "' is not a ticker: use 1 to 20 upper-case letters, digits, dots or hyphens, such as IBM or BRK.B");
        }
    }

    /** Whether {@code text} has the shape of a ticker. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
