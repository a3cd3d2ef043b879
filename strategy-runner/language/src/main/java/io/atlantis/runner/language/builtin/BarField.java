package io.atlantis.runner.language.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a strategy can read of a bar, under its lower-case name. */
public enum BarField {
    OPEN(ValueType.FLOAT),
    HIGH(ValueType.FLOAT),
    LOW(ValueType.FLOAT),
    CLOSE(ValueType.FLOAT),
    VOLUME(ValueType.FLOAT),
    /** {@code (high + low) / 2}. */
    HL2(ValueType.FLOAT),
    /** {@code (high + low + close) / 3}. */
    HLC3(ValueType.FLOAT),
    /** {@code (open + high + low + close) / 4}. */
    OHLC4(ValueType.FLOAT),
    /** Start of the bar, epoch milliseconds. */
    TIME(ValueType.INT),
    /** Number of the bar, from 0. */
    BAR_INDEX(ValueType.INT);

    private static final List<String> NAMES =
            Arrays.stream(values()).map(BarField::sourceName).toList();

    private final ValueType type;

    BarField(ValueType type) {
        this.type = type;
    }

    /** Type of its value at the current bar; in the past, where there may be no bar, it is always float. */
    public ValueType type() {
        return type;
    }

    /** The name in the source. */
    public String sourceName() {
        return switch (this) {
            case OPEN -> "open";
            case HIGH -> "high";
            case LOW -> "low";
            case CLOSE -> "close";
            case VOLUME -> "volume";
            case HL2 -> "hl2";
            case HLC3 -> "hlc3";
            case OHLC4 -> "ohlc4";
            case TIME -> "time";
            case BAR_INDEX -> "bar_index";
        };
    }

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /** The field of that name. */
    public static Optional<BarField> named(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(values()[index]);
    }
}
