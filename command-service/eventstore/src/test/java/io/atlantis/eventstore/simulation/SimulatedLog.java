package io.atlantis.eventstore.simulation;

import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The partition as the broker keeps it: what stands at an offset stands there for ever. Decoded once, for all readers. */
final class SimulatedLog {

    private final List<LogRecord> records = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();

    long append(LogRecord added) {
        long offset = records.size();
        records.add(added);
        entries.add(RecordFormat.decode(offset, added.key(), added.value(), added.headers()));
        return offset;
    }

    int end() {
        return records.size();
    }

    List<LogEntry> read(int from, int limit) {
        return from >= end() ? List.of() : List.copyOf(entries.subList(from, Math.min(end(), from + limit)));
    }

    /** Differs when any byte does. */
    int fingerprint() {
        int fingerprint = 0;
        for (LogRecord stored : records) {
            fingerprint = fingerprint * 31 + Arrays.hashCode(stored.key());
            fingerprint = fingerprint * 31 + Arrays.hashCode(stored.value());
            fingerprint = fingerprint * 31 + stored.headers().hashCode();
        }
        return fingerprint;
    }

    List<LogRecord> records() {
        return Collections.unmodifiableList(records);
    }
}
