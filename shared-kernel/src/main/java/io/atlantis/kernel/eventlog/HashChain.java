package io.atlantis.kernel.eventlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The chain's hash: {@code SHA-256(previous | sequence | len(m) | len(v) | m | v)}, sequence as int64 and lengths as
 * int32, big-endian, over the exact stored bytes. Not thread-safe: one instance per thread.
 */
public final class HashChain {

    /** Length of a hash in bytes. */
    public static final int HASH_LENGTH = 32;

    private static final int PREFIX_LENGTH = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private final MessageDigest digest;
    private final ByteBuffer prefix = ByteBuffer.allocate(PREFIX_LENGTH);

    public HashChain() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the first record of a partition chains to: 32 zero bytes, a fresh array. */
    public static byte[] genesis() {
        return new byte[HASH_LENGTH];
    }

    /**
     * Hash of the record that follows {@code previous}.
     *
     * @param meta header {@code m} as stored
     * @param value the record's value as stored
     */
    public byte[] next(byte[] previous, long sequence, byte[] meta, byte[] value) {
        prefix.clear().putLong(sequence).putInt(meta.length).putInt(value.length);
        digest.update(previous);
        digest.update(prefix.array());
        digest.update(meta);
        digest.update(value);
        return digest.digest();
    }
}
