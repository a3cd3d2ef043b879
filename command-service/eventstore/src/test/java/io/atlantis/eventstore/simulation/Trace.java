package io.atlantis.eventstore.simulation;

import java.util.function.Supplier;

/** What happened, step by step; costs nothing while nobody wants to know. */
final class Trace {

    private final StringBuilder lines;

    private Trace(StringBuilder lines) {
        this.lines = lines;
    }

    static Trace off() {
        return new Trace(null);
    }

    static Trace on() {
        return new Trace(new StringBuilder());
    }

    void note(Supplier<String> what) {
        if (lines != null) {
            lines.append(what.get()).append('\n');
        }
    }

    @Override
    public String toString() {
        return lines == null ? "" : lines.toString();
    }
}
