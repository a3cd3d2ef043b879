package io.atlantis.eventstore.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rule of docs/architecture/event-store.md, "Which records count", read a second time: from the bytes as stored, with
 * nothing of the production code, in one pass over the whole log.
 */
final class NaiveFold {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HASH_BYTES = 32;

    private final List<CountedEvent> counted = new ArrayList<>();
    private final List<CountedEvent> underWay = new ArrayList<>();
    private int underWayCount;
    private long epochInForce;
    private byte[] head = new byte[HASH_BYTES];

    private NaiveFold() {}

    /** The events that count, in order; the index in the list is the offset. */
    static List<CountedEvent> of(List<LogRecord> log) {
        NaiveFold fold = new NaiveFold();
        for (int offset = 0; offset < log.size(); offset++) {
            fold.take(offset, log.get(offset));
        }
        return fold.counted;
    }

    private void take(int offset, LogRecord entry) {
        byte kind = header(entry, "k", 1).map(bytes -> bytes[0]).orElse((byte) 0);
        if (kind == 'B') {
            header(entry, "e", Long.BYTES).ifPresent(epoch -> takeClaim(int64(epoch)));
        } else if (kind == 'E') {
            takeEvent(offset, entry);
        }
    }

    private void takeClaim(long epoch) {
        if (epoch == epochInForce + 1) {
            epochInForce = epoch;
            underWay.clear();
        }
    }

    private void takeEvent(int offset, LogRecord entry) {
        Optional<byte[]> e = header(entry, "e", Long.BYTES);
        Optional<byte[]> s = header(entry, "s", Long.BYTES);
        Optional<byte[]> c = header(entry, "c", Integer.BYTES * 2);
        Optional<byte[]> h = header(entry, "h", HASH_BYTES);
        Header m = entry.headers().lastHeader("m");
        if (e.isEmpty() || s.isEmpty() || c.isEmpty() || h.isEmpty() || m == null) {
            return;
        }
        long sequence = int64(s.get());
        int index = ByteBuffer.wrap(c.get()).getInt();
        int count = ByteBuffer.wrap(c.get()).getInt(Integer.BYTES);
        boolean continuesCommit = index == underWay.size() && (index == 0 || count == underWayCount);
        if (int64(e.get()) != epochInForce
                || sequence != counted.size() + underWay.size()
                || count <= index
                || !continuesCommit
                || !Arrays.equals(h.get(), link(sequence, m.value(), entry.value()))) {
            return;
        }
        JsonNode meta = JSON.readTree(m.value());
        if (new String(entry.key(), UTF_8).equals(meta.path("entityId").asString())) {
            underWayCount = count;
            underWay.add(event(offset, sequence, meta, h.get()));
            commitIfComplete();
        }
    }

    private void commitIfComplete() {
        if (underWay.size() == underWayCount) {
            counted.addAll(underWay);
            head = underWay.getLast().hash();
            underWay.clear();
        }
    }

    private CountedEvent event(int offset, long sequence, JsonNode meta, byte[] hash) {
        List<String> entities = new ArrayList<>();
        meta.path("tags").forEach(tag -> entities.add(tag.path(1).asString()));
        JsonNode command = meta.path("metadata").path("commandId");
        return new CountedEvent(
                meta.path("id").asString(),
                sequence,
                offset,
                counted.size(),
                meta.path("type").asString(),
                entities,
                command.isString() ? command.asString() : null,
                hash);
    }

    private byte[] link(long sequence, byte[] meta, byte[] value) {
        byte[] previous = underWay.isEmpty() ? head : underWay.getLast().hash();
        return hash(previous, sequence, meta, value);
    }

    /** {@code SHA-256(previous h | s | int32 len(m) | int32 len(v) | m | v)}. */
    static byte[] hash(byte[] previous, long sequence, byte[] meta, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(sequence);
            out.writeInt(meta.length);
            out.writeInt(value.length);
            out.write(meta);
            out.write(value);
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> header(LogRecord entry, String name, int lengthBytes) {
        Header header = entry.headers().lastHeader(name);
        return header == null || header.value() == null || header.value().length != lengthBytes
                ? Optional.empty()
                : Optional.of(header.value());
    }

    private static long int64(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
