package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * An event as it is stored: int32 CRC-32C of sequence and all that follows, int64 offset, 32 bytes hash, int32 length of
 * the descriptor, descriptor and payload as recorded. Big-endian.
 *
 * @param offset of its record
 * @param hash its link of the chain
 * @param meta header {@code m}
 * @param payload as recorded
 */
record StoredRecord(long offset, byte[] hash, byte[] meta, byte[] payload) {

    private static final int HEADER_LENGTH = Integer.BYTES + Long.BYTES + HashChain.HASH_LENGTH + Integer.BYTES;

    static byte[] encode(FoldedEvent event) {
        byte[] meta = event.meta();
        byte[] payload = event.payload();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_LENGTH + meta.length + payload.length);
        bytes.position(Integer.BYTES);
        bytes.putLong(event.offset())
                .put(event.hash())
                .putInt(meta.length)
                .put(meta)
                .put(payload);
        bytes.putInt(0, checksum(event.sequence(), bytes.array()));
        return bytes.array();
    }

    /**
     * Reads a stored record.
     *
     * @throws IndexFailedException when it is not as it was written
     */
    static StoredRecord decode(long sequence, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        if (stored.length < HEADER_LENGTH || bytes.getInt() != checksum(sequence, stored)) {
            throw new IndexFailedException("the stored event of sequence " + sequence + " is damaged", null);
        }
        long offset = bytes.getLong();
        byte[] hash = take(bytes, HashChain.HASH_LENGTH);
        byte[] meta = take(bytes, bytes.getInt());
        return new StoredRecord(offset, hash, meta, take(bytes, bytes.remaining()));
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static int checksum(long sequence, byte[] stored) {
        CRC32C crc = new CRC32C();
        crc.update(stored, Integer.BYTES, stored.length - Integer.BYTES);
        return (int) (crc.getValue() ^ sequence);
    }

    FoldedEvent event(int partition, long sequence) {
        EventDescriptor descriptor = RecordFormat.descriptor(meta);
        return FoldedEvent.of(partition, offset, sequence, descriptor, meta, payload, hash);
    }
}
