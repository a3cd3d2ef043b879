package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layout of the event log's records; final, since records are kept for ever.
 *
 * <table>
 * <caption>Headers; integers big-endian</caption>
 * <tr><td>{@code k}</td><td>1 byte: {@code E} event, {@code B} claim</td></tr>
 * <tr><td>{@code e}</td><td>int64 epoch of the writer</td></tr>
 * <tr><td>{@code s}</td><td>int64 sequence (events)</td></tr>
 * <tr><td>{@code c}</td><td>int32 commit index, int32 commit count (events)</td></tr>
 * <tr><td>{@code m}</td><td>canonical JSON of the {@link EventDescriptor} (events)</td></tr>
 * <tr><td>{@code h}</td><td>32 bytes of {@link HashChain} (events)</td></tr>
 * <tr><td>{@code ce_*}, {@code traceparent}</td><td>CloudEvents attributes and trace context: copies for other
 * readers, not part of the chain</td></tr>
 * </table>
 *
 * An event's key is its entity's id and its value the payload; a claim's key is its id and its value JSON. Stateless.
 */
public final class RecordFormat {

    /** Header that carries the W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    static final String KIND = "k";
    static final String EPOCH = "e";
    static final String SEQUENCE = "s";
    static final String COMMIT = "c";
    static final String META = "m";
    static final String HASH = "h";
    static final byte EVENT = 'E';
    private static final byte CLAIM = 'B';
    private static final byte[] CLAIM_KIND = {CLAIM};
    /** Claims of the first released version don't tell: it knew one partition. */
    private static final int PARTITIONS_BEFORE_CLAIMS_TOLD = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordFormat() {}

    /** The bytes of header {@code m}. */
    public static byte[] meta(EventDescriptor descriptor) {
        return DescriptorJson.write(descriptor, descriptor.time().toString());
    }

    /**
     * The descriptor that header {@code m} holds.
     *
     * @throws IllegalArgumentException when the bytes are not of the form that {@link #meta} gives
     */
    public static EventDescriptor descriptor(byte[] meta) {
        try {
            return DescriptorJson.read(meta);
        } catch (MalformedRecordException e) {
            throw new IllegalArgumentException("not a descriptor: " + e.getMessage(), e);
        }
    }

    /**
     * An event's record.
     *
     * @param meta {@link #meta} of the descriptor
     * @param traceparent W3C trace context of the request that caused it
     */
    public static LogRecord event(
            long epoch,
            long sequence,
            int commitIndex,
            int commitCount,
            EventDescriptor descriptor,
            byte[] meta,
            byte[] payload,
            byte[] hash,
            @Nullable String traceparent) {
        return EventTemplate.of(descriptor, meta, traceparent)
                .at(epoch, sequence, commitIndex, commitCount, payload, hash);
    }

    /** A claim's record. */
    public static LogRecord claim(OwnerClaim claim) {
        TreeMap<String, Object> value = new TreeMap<>();
        value.put("nodeId", claim.nodeId());
        value.put("partitions", claim.partitions());
        value.put("url", claim.url());
        value.put("version", claim.version());
        Headers headers = new RecordHeaders().add(KIND, CLAIM_KIND).add(EPOCH, int64(claim.epoch()));
        return new LogRecord(claim.claimId().getBytes(UTF_8), JSON.writeValueAsBytes(value), headers);
    }

    /** Decodes whatever stands at an offset; never throws for what it finds there. */
    public static LogEntry decode(long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            RecordFields fields = RecordFields.of(headers);
            byte kind = fields.kind();
            if (key == null || value == null) {
                throw new MalformedRecordException("key or value is absent", null);
            }
            return switch (kind) {
                case EVENT -> decodeEvent(offset, key, value, fields);
                case CLAIM -> decodeClaim(offset, key, value, fields.epoch());
                default -> throw new MalformedRecordException("header k is neither E nor B", null);
            };
        } catch (MalformedRecordException e) {
            return new LogEntry.Foreign(offset, String.valueOf(e.getMessage()));
        }
    }

    private static LogEntry decodeEvent(long offset, byte[] key, byte[] payload, RecordFields fields) {
        int commitIndex = fields.commitIndex();
        int commitCount = fields.commitCount();
        if (commitIndex < 0 || commitIndex >= commitCount) {
            throw new MalformedRecordException("header c: " + commitIndex + " of " + commitCount, null);
        }
        byte[] meta = fields.meta();
        EventDescriptor descriptor = DescriptorJson.read(meta);
        if (!Arrays.equals(key, eventKey(descriptor))) {
            throw new MalformedRecordException("key is not the id of the entity in header m", null);
        }
        return new LogEntry.Event(
                offset,
                fields.epoch(),
                fields.sequence(),
                commitIndex,
                commitCount,
                descriptor,
                meta,
                payload,
                fields.hash());
    }

    private static LogEntry decodeClaim(long offset, byte[] key, byte[] value, long epoch) {
        try {
            JsonNode json = JSON.readTree(value);
            return new LogEntry.Claim(
                    offset,
                    new OwnerClaim(
                            new String(key, UTF_8),
                            epoch,
                            json.path("nodeId").asString(),
                            json.path("url").asString(),
                            json.path("version").asString(),
                            json.path("partitions").asInt(PARTITIONS_BEFORE_CLAIMS_TOLD)));
        } catch (JacksonException e) {
            throw new MalformedRecordException("claim: " + e.getOriginalMessage(), e);
        }
    }

    /** Events without an entity are keyed by their own id, so that each record has a key. */
    static byte[] eventKey(EventDescriptor descriptor) {
        String key = descriptor.entityId().isEmpty() ? descriptor.id() : descriptor.entityId();
        return key.getBytes(UTF_8);
    }

    static byte[] int64(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static long int64(Headers headers, String name) {
        return ByteBuffer.wrap(required(headers, name, Long.BYTES)).getLong();
    }

    private static byte[] required(Headers headers, String name, int lengthBytes) {
        byte[] value = required(headers, name);
        if (value.length != lengthBytes) {
            throw new MalformedRecordException("header " + name + " has " + value.length + " bytes", null);
        }
        return value;
    }

    private static byte[] required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedRecordException("header " + name + " is absent", null);
        }
        return header.value();
    }
}
