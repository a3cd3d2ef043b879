package io.atlantis.runner.language.text;

/**
 * A parsed format spec: what stands behind the colon in {@code f"{x:>10,.2f}"}.
 *
 * @param fill code point that fills up to the width
 * @param align {@code <}, {@code >}, {@code ^} or {@code =}
 * @param sign {@code -}, {@code +} or a space
 * @param width in code points, 0 if none is given
 * @param grouping {@code ,} or {@code _}, or NUL if none is given
 * @param precision digits, or of a text its most code points; -1 if none is given
 * @param type the letter at the end, or NUL if none is given
 */
public record FormatSpec(int fill, char align, char sign, int width, char grouping, int precision, char type) {
    /** Widest field. */
    public static final int MAX_WIDTH = 1_000;

    /** Most digits of a float. */
    public static final int MAX_PRECISION = 100;

    static final char NONE = '\0';

    /** What is formatted. */
    public enum Kind {
        INT,
        FLOAT,
        STR
    }

    /**
     * Reads a spec.
     *
     * @throws IllegalArgumentException if CPython refuses it for this kind, or it is wider than the limits; the message
     *     names what is wrong and what to write
     */
    public static FormatSpec parse(String spec, Kind kind) {
        return new FormatSpecParser(spec, kind).parse();
    }

    boolean isFloatType() {
        return "eEfFgG%".indexOf(type) >= 0 && type != NONE;
    }

    /** Whether zeros fill between the sign and the digits, so that they are grouped too. */
    boolean padsWithDigits() {
        return fill == '0' && align == '=';
    }
}
