package io.atlantis.eventstore.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How often each {@link Happening} came about, over one simulation or many. */
final class Coverage {

    private final long[] counts = new long[Happening.values().length];

    void count(Happening happening) {
        counts[happening.ordinal()]++;
    }

    void add(Coverage other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long of(Happening happening) {
        return counts[happening.ordinal()];
    }

    Set<Happening> missing() {
        Set<Happening> missing = EnumSet.allOf(Happening.class);
        missing.removeIf(happening -> of(happening) > 0);
        return missing;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (Happening happening : Happening.values()) {
            lines.add(happening + " " + of(happening));
        }
        return String.join("\n", lines);
    }
}
