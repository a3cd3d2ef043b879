package io.atlantis.runner.language.text;

import static io.atlantis.runner.language.text.FormatSpec.NONE;

import io.atlantis.runner.language.text.FormatSpec.Kind;

/** Reads {@code [[fill]align][sign][0][width][grouping][.precision][type]}, as CPython's {@code Python/formatter_unicode.c}. */
final class FormatSpecParser {
    private static final String ALIGNS = "<>^=";
    private static final String INT_TYPES = "dbxXoeEfFgG%";
    private static final String FLOAT_TYPES = "eEfFgG%";

    private final String spec;
    private final Kind kind;
    private int at;

    FormatSpecParser(String spec, Kind kind) {
        this.spec = spec;
        this.kind = kind;
    }

    FormatSpec parse() {
        int fill = fill();
        boolean filled = fill >= 0;
        char align = take(ALIGNS);
        boolean aligned = align != NONE;
        char sign = take("+- ");
        refuseOptions();
        if (!filled && peek() == '0') {
            at++;
            fill = '0';
            align = !aligned && kind != Kind.STR ? '=' : align;
        }
        int width = number("width", FormatSpec.MAX_WIDTH);
        char grouping = take(",_");
        refuseSecondGrouping();
        int precision = precision();
        char type = type();
        char alignOrDefault = align != NONE ? align : kind == Kind.STR ? '<' : '>';
        FormatSpec parsed = new FormatSpec(
                fill < 0 ? ' ' : fill,
                alignOrDefault,
                sign == NONE ? '-' : sign,
                Math.max(0, width),
                grouping,
                precision,
                type);
        refuseWhatDoesNotFit(parsed, sign);
        return parsed;
    }

    /** The fill character if an align follows it, or -1; any code point can be one. */
    private int fill() {
        if (spec.isEmpty()) {
            return -1;
        }
        int first = spec.codePointAt(0);
        int behind = Character.charCount(first);
        boolean isFill = behind < spec.length() && ALIGNS.indexOf(spec.charAt(behind)) >= 0;
        at = isFill ? behind : 0;
        return isFill ? first : -1;
    }

    private void refuseOptions() {
        if (peek() == '#' || peek() == 'z') {
            throw bad("'" + peek() + "' is not known here: leave it out");
        }
    }

    private void refuseSecondGrouping() {
        if (peek() == ',' || peek() == '_') {
            throw bad("give ',' or '_' once");
        }
    }

    private int precision() {
        if (peek() != '.') {
            return -1;
        }
        at++;
        int most = kind == Kind.STR ? Integer.MAX_VALUE : FormatSpec.MAX_PRECISION;
        int digits = number("precision", most);
        if (digits < 0) {
            throw bad("a number of digits is missing behind the point");
        }
        return digits;
    }

    /** Digits, or -1 if there are none. */
    private int number(String what, int most) {
        int start = at;
        long value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.min(value * 10 + (peek() - '0'), Integer.MAX_VALUE);
            at++;
        }
        if (value > most) {
            throw bad("the " + what + " is " + most + " at most");
        }
        return at == start ? -1 : (int) value;
    }

    private char type() {
        if (at == spec.length()) {
            return NONE;
        }
        char type = peek();
        String known = kind == Kind.STR ? "s" : kind == Kind.INT ? INT_TYPES : FLOAT_TYPES;
        if (at + 1 < spec.length() || known.indexOf(type) < 0) {
            throw bad("'" + spec.substring(at) + "' is no type of " + name() + ": these are "
                    + String.join(" ", known.split(""))
                    + (isIntTypeOfFloat(type) ? "; write int(x) for a whole number" : ""));
        }
        return type;
    }

    private boolean isIntTypeOfFloat(char type) {
        return kind == Kind.FLOAT && INT_TYPES.indexOf(type) >= 0;
    }

    private void refuseWhatDoesNotFit(FormatSpec parsed, char sign) {
        if (kind == Kind.STR && (sign != NONE || parsed.align() == '=' || parsed.grouping() != NONE)) {
            throw bad("signs, '=' and grouping are for numbers, this is a text");
        }
        if (kind == Kind.INT && parsed.precision() >= 0 && !parsed.isFloatType()) {
            throw bad("an int has no precision: write ." + parsed.precision() + "f");
        }
        if (parsed.grouping() == ',' && "bxXo".indexOf(parsed.type()) >= 0 && parsed.type() != NONE) {
            throw bad("'" + parsed.type() + "' is grouped with '_'");
        }
    }

    private String name() {
        return switch (kind) {
            case INT -> "an int";
            case FLOAT -> "a float";
            case STR -> "a text";
        };
    }

    private char take(String any) {
        if (at < spec.length() && any.indexOf(peek()) >= 0) {
            at++;
            return spec.charAt(at - 1);
        }
        return NONE;
    }

    private char peek() {
        return at < spec.length() ? spec.charAt(at) : NONE;
    }

    private IllegalArgumentException bad(String problem) {
        return new IllegalArgumentException("format spec '" + shown() + "': " + problem);
    }

    private String shown() {
        return spec.length() <= 40 ? spec : spec.substring(0, 40) + "...";
    }
}
