package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.testkit.time.CountedIds;
import io.atlantis.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A log in memory that writes at once, owned by a log whose thread the test is. */
final class HandTurnedLog implements LogTransport {

    private final List<LogEntry> entries = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final CountedIds ids = new CountedIds();
    private final Queue<Runnable> completions = new ArrayDeque<>();
    private final PartitionLog log = new PartitionLog(
            0,
            1,
            PartitionLogSettings.defaults(),
            this,
            new InMemoryEventIndex(),
            new NodeIdentity("node", "", "test"),
            ids::nextUuid,
            clock.ticker()::getAsLong,
            completions::add);

    /** The log, active once turned. */
    HandTurnedLog() {
        log.acquire();
        turn();
    }

    PartitionLog log() {
        return log;
    }

    PartitionedLog partitioned() {
        return new PartitionedLog(List.of(log));
    }

    /** Does all there is to do. */
    void turn() {
        while (log.doWork()) {
            clock.advance(Duration.ofMillis(1));
        }
        while (!completions.isEmpty()) {
            completions.remove().run();
        }
    }

    /** Writes what is no event of the store: garbage, and a claim that comes from nowhere. */
    void writeForeignRecords() {
        append(new LogRecord(new byte[1], new byte[1], new RecordHeaders()));
        append(RecordFormat.claim(new OwnerClaim("stranger", 99, "stranger", "", "", 1)));
    }

    private long append(LogRecord added) {
        long offset = entries.size();
        entries.add(RecordFormat.decode(offset, added.key(), added.value(), added.headers()));
        return offset;
    }

    @Override
    public List<LogEntry> read(long fromOffset, Duration timeout) {
        return List.copyOf(entries.subList((int) fromOffset, entries.size()));
    }

    @Override
    public long endOffset() {
        return entries.size();
    }

    @Override
    public LogWriter openWriter() {
        return new LogWriter() {
            @Override
            public void write(LogRecord written, WriteCallback callback) {
                callback.written(append(written));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
