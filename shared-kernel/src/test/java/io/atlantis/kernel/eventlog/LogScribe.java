package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes records as an owner does, by its own idea of epoch, sequence and head, right or wrong. */
public final class LogScribe {

    private final String name;
    private final HashChain chain = new HashChain();
    private long epoch;
    private long nextSequence;
    private byte[] head = HashChain.genesis();
    private int events;

    public LogScribe(String name) {
        this.name = name;
    }

    /** Takes over what a fold knows. */
    public void learn(FoldCheckpoint known) {
        epoch = known.epoch();
        nextSequence = known.nextSequence();
        head = known.head();
    }

    public LogRecord claim() {
        epoch++;
        return RecordFormat.claim(new OwnerClaim(name + "-" + epoch, epoch, name, "http://" + name, "1", 4));
    }

    /** The records of a commit of so many events. */
    public List<LogRecord> commit(int count) {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EventDescriptor descriptor = descriptor(name + "-event-" + events++);
            byte[] meta = RecordFormat.meta(descriptor);
            byte[] payload = ("{\"n\":" + nextSequence + "}").getBytes(UTF_8);
            head = chain.next(head, nextSequence, meta, payload);
            records.add(RecordFormat.event(epoch, nextSequence, i, count, descriptor, meta, payload, head, null));
            nextSequence++;
        }
        return records;
    }

    static EventDescriptor descriptor(String id) {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.ACTOR, "ada");
        return new EventDescriptor(
                id,
                "atlantis.test.Happened",
                "1",
                Instant.parse("2026-01-02T03:04:05Z"),
                "Thing",
                "main.thing.1",
                List.of(new EventTag("Thing", "main.thing.1")),
                metadata);
    }

    /** The record as it is read back from an offset. */
    public static LogEntry entry(long offset, LogRecord record) {
        return RecordFormat.decode(offset, record.key(), record.value(), record.headers());
    }
}
