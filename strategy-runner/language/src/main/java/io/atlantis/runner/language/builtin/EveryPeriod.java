package io.atlantis.runner.language.builtin;

import io.atlantis.runner.language.runtime.CalendarPeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Periods that {@code @every("...")} takes, and the bit that stands for each in compiled code. */
public final class EveryPeriod {
    private static final List<String> NAMES = Arrays.stream(CalendarPeriod.values())
            .map(period -> period.name().toLowerCase(Locale.ROOT))
            .toList();

    private EveryPeriod() {}

    /** All names, the shortest period first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The bit of the period of that name. */
    public static OptionalInt bit(String name) {
        int ordinal = NAMES.indexOf(name);
        return ordinal < 0 ? OptionalInt.empty() : OptionalInt.of(1 << ordinal);
    }
}
