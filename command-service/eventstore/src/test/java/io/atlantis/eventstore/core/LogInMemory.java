package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A log that stands in memory, written by one owner, and counts what is read from it. */
final class LogInMemory implements LogTransport {

    private static final int READ_AT_ONCE = 64;

    private final List<LogEntry> entries = new ArrayList<>();
    private final HashChain chain = new HashChain();
    private byte[] head = HashChain.genesis();
    private long nextSequence;
    private long epoch;
    int entriesRead;
    int emptyReads;

    LogInMemory claim(String claimId) {
        epoch++;
        put(RecordFormat.claim(new OwnerClaim(claimId, epoch, "node", "", "1", 1)));
        return this;
    }

    /** So many commits of one event each, whose payload is a text. */
    LogInMemory commits(int count, String payload) {
        for (int i = 0; i < count; i++) {
            EventDescriptor descriptor = new EventDescriptor(
                    "event-" + nextSequence,
                    "test.Happened",
                    "1",
                    Instant.EPOCH,
                    "",
                    "",
                    List.of(new EventTag("k", "v" + nextSequence % 7)),
                    new TreeMap<>());
            byte[] meta = RecordFormat.meta(descriptor);
            byte[] value = payload.getBytes(StandardCharsets.UTF_8);
            head = chain.next(head, nextSequence, meta, value);
            put(RecordFormat.event(epoch, nextSequence++, 0, 1, descriptor, meta, value, head, null));
        }
        return this;
    }

    private void put(LogRecord record) {
        entries.add(RecordFormat.decode(entries.size(), record.key(), record.value(), record.headers()));
    }

    /** What an index on the heap makes of it. */
    InMemoryEventIndex indexed() {
        InMemoryEventIndex index = new InMemoryEventIndex();
        LogTail tail = new LogTail(0, this, index, new IgnoredRecords(0));
        while (tail.nextOffset() < endOffset()) {
            tail.advance(endOffset(), Duration.ZERO);
        }
        return index;
    }

    @Override
    public List<LogEntry> read(long fromOffset, Duration timeout) {
        if (emptyReads > 0) {
            emptyReads--;
            return List.of();
        }
        int from = Math.toIntExact(fromOffset);
        List<LogEntry> read = entries.subList(from, Math.min(entries.size(), from + READ_AT_ONCE));
        entriesRead += read.size();
        return read;
    }

    @Override
    public long endOffset() {
        return entries.size();
    }

    @Override
    public LogWriter openWriter() {
        throw new UnsupportedOperationException("this log is written by hand");
    }

    @Override
    public void close() {}
}
