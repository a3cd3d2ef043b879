package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An event's record but for its payload and its place in the log: what can be encoded before the owner has the event, by whichever
 * thread appends it. The layout is that of {@link RecordFormat}. Immutable; arrays are shared, not to be changed.
 */
public final class EventTemplate {

    private static final Header KIND = new RecordHeader(RecordFormat.KIND, new byte[] {RecordFormat.EVENT});
    private static final Header CE_SPEC_VERSION = new RecordHeader("ce_specversion", "1.0".getBytes(US_ASCII));
    private static final Header CE_SOURCE =
            new RecordHeader("ce_source", "/atlantis/command-service".getBytes(US_ASCII));
    /** Place of the only event of a commit: most commits have one. */
    private static final Header ONLY_ONE = commit(0, 1);

    private final byte[] key;
    private final Header meta;
    private final Header id;
    private final Header type;
    private final Header time;
    private final Header subject;
    private final @Nullable Header traceparent;

    private EventTemplate(EventDescriptor descriptor, String time, byte[] meta, @Nullable String traceparent) {
        this.key = RecordFormat.eventKey(descriptor);
        this.meta = new RecordHeader(RecordFormat.META, meta);
        this.id = new RecordHeader("ce_id", descriptor.id().getBytes(UTF_8));
        this.type = new RecordHeader("ce_type", (descriptor.type() + ".v" + descriptor.version()).getBytes(UTF_8));
        this.time = new RecordHeader("ce_time", time.getBytes(US_ASCII));
        this.subject = new RecordHeader("ce_subject", descriptor.entityId().getBytes(UTF_8));
        this.traceparent =
                traceparent == null ? null : new RecordHeader(RecordFormat.TRACEPARENT, traceparent.getBytes(US_ASCII));
    }

    /**
     * Encodes what is known of an event.
     *
     * @param traceparent W3C trace context of the request that caused it
     */
    public static EventTemplate of(EventDescriptor descriptor, @Nullable String traceparent) {
        String time = descriptor.time().toString();
        return new EventTemplate(descriptor, time, DescriptorJson.write(descriptor, time), traceparent);
    }

    static EventTemplate of(EventDescriptor descriptor, byte[] meta, @Nullable String traceparent) {
        return new EventTemplate(descriptor, descriptor.time().toString(), meta, traceparent);
    }

    /** The bytes of header {@code m}. */
    public byte[] meta() {
        return meta.value();
    }

    /** The record at its place. */
    public LogRecord at(long epoch, long sequence, int commitIndex, int commitCount, byte[] payload, byte[] hash) {
        Header epochHeader = new RecordHeader(RecordFormat.EPOCH, RecordFormat.int64(epoch));
        Header sequenceHeader = new RecordHeader(RecordFormat.SEQUENCE, RecordFormat.int64(sequence));
        Header commitHeader = commitCount == 1 ? ONLY_ONE : commit(commitIndex, commitCount);
        Header hashHeader = new RecordHeader(RecordFormat.HASH, hash);
        Header[] headers = traceparent == null
                ? new Header[] {
                    KIND, epochHeader, sequenceHeader, commitHeader, meta, hashHeader,
                    CE_SPEC_VERSION, id, CE_SOURCE, type, time, subject
                }
                : new Header[] {
                    KIND,
                    epochHeader,
                    sequenceHeader,
                    commitHeader,
                    meta,
                    hashHeader,
                    CE_SPEC_VERSION,
                    id,
                    CE_SOURCE,
                    type,
                    time,
                    subject,
                    traceparent
                };
        return new LogRecord(key, payload, new RecordHeaders(headers));
    }

    private static Header commit(int index, int count) {
        byte[] place = ByteBuffer.allocate(Integer.BYTES * 2)
                .putInt(index)
                .putInt(count)
                .array();
        return new RecordHeader(RecordFormat.COMMIT, place);
    }
}
