package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;

/**
 * Events on their way into the store together, in the form of RocksDB's own write batches: int64 0, int32 count, both
 * little-endian, then for each put a byte 5, the column family, key and value, numbers and lengths as varints. Put together here,
 * since a call into native code for each put costs more than the put. Used again and again; not thread-safe.
 */
final class StoreBatch {

    private static final VarHandle INT_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int COUNT_INDEX = Long.BYTES;
    private static final int HEADER_LENGTH = Long.BYTES + Integer.BYTES;
    private static final byte PUT_INTO_FAMILY = 5;
    private static final int INITIAL_CAPACITY = 64 * 1024;
    private static final int VARINT_BITS = 7;
    private static final int VARINT_MASK = 0x7F;
    private static final int VARINT_MORE = 0x80;
    private static final int VARINT_MAX_LENGTH = 5;

    private final int tip;
    private final int records;
    private final int postings;
    private final SortedPostings tagPostings = new SortedPostings();
    private final SortedPostings eventPostings = new SortedPostings();
    private final SortedPostings commandPostings = new SortedPostings();
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    private int puts;
    private long newestCommandMs;
    private @Nullable String lastCommandId;

    StoreBatch(ColumnFamilyHandle tip, ColumnFamilyHandle records, ColumnFamilyHandle postings) {
        this.tip = tip.getID();
        this.records = records.getID();
        this.postings = postings.getID();
        clear();
    }

    /** Empties it; the command that the events before belonged to may go on. */
    void clear() {
        length = HEADER_LENGTH;
        puts = 0;
        tagPostings.clear();
        eventPostings.clear();
        commandPostings.clear();
        newestCommandMs = PostingKey.NO_TIME;
    }

    /** Adds the next event. The events of a command are neighbours: its first one stands for all. */
    void add(FoldedEvent event) {
        long sequence = event.sequence();
        addRecord(event, sequence);
        List<EventTag> tags = event.tags();
        for (int i = 0; i < tags.size(); i++) {
            tagPostings.add(PostingKey.fingerprint(tags.get(i)), sequence);
        }
        eventPostings.add(PostingKey.fingerprint(event.eventId()), sequence);
        String commandId = event.metadata().get(MetadataKeys.COMMAND_ID);
        if (commandId != null && !commandId.equals(lastCommandId)) {
            commandPostings.add(PostingKey.fingerprint(commandId), sequence);
            newestCommandMs = Math.max(newestCommandMs, PostingKey.millisOf(commandId));
        }
        lastCommandId = commandId;
    }

    private void addRecord(FoldedEvent event, long sequence) {
        int valueLength = StoredRecord.lengthOf(event);
        beginPut(records, Long.BYTES, valueLength);
        putLong(sequence);
        putVarint(valueLength);
        StoredRecord.encode(event, bytes, length);
        length += valueLength;
    }

    private void putPostings(byte kind, SortedPostings sorted) {
        sorted.forEach((fingerprint, sequence) -> {
            beginPut(postings, PostingKey.LENGTH, 0);
            bytes[length++] = kind;
            putLong(fingerprint);
            putLong(sequence);
            putVarint(0);
        });
    }

    private void putTip(byte[] key, byte[] value) {
        beginPut(tip, key.length, value.length);
        put(key);
        putVarint(value.length);
        put(value);
    }

    /** Makes room, and writes all that stands before a key. */
    private void beginPut(int family, int keyLength, int valueLength) {
        int needed = length + 1 + 3 * VARINT_MAX_LENGTH + keyLength + valueLength;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        bytes[length++] = PUT_INTO_FAMILY;
        putVarint(family);
        putVarint(keyLength);
        puts++;
    }

    private void put(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    private void putLong(long value) {
        LONG_BE.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void putVarint(int value) {
        int left = value;
        while (left >= VARINT_MORE) {
            bytes[length++] = (byte) (left & VARINT_MASK | VARINT_MORE);
            left >>>= VARINT_BITS;
        }
        bytes[length++] = (byte) left;
    }

    /** Keys of postings added since it was empty. */
    int addedPostings() {
        return tagPostings.size() + eventPostings.size() + commandPostings.size();
    }

    /** Highest time in a command's id added since it was empty, {@link PostingKey#NO_TIME} when none has one. */
    long newestCommandMs() {
        return newestCommandMs;
    }

    /** The whole batch, and with it the tip of that moment, as RocksDB reads it. Empty it before it takes more. */
    byte[] toBytes(byte[] tipKey, byte[] tipValue) {
        putPostings(PostingKey.COMMAND, commandPostings);
        putPostings(PostingKey.EVENT, eventPostings);
        putPostings(PostingKey.TAG, tagPostings);
        putTip(tipKey, tipValue);
        Arrays.fill(bytes, 0, COUNT_INDEX, (byte) 0);
        INT_LE.set(bytes, COUNT_INDEX, puts);
        return Arrays.copyOf(bytes, length);
    }
}
