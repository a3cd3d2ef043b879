package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import java.nio.ByteBuffer;

/**
 * Keys of the stored postings: kind, 64-bit fingerprint of what is looked up, sequence (big-endian). Two things may share a
 * fingerprint: a posting is a candidate, and the event itself says whether it is the right one. With the sequence in it no
 * key is written twice, so that the number of keys tells whether any is lost. Stateless.
 */
final class PostingKey {

    static final byte TAG = 't';
    static final byte COMMAND = 'c';
    static final byte EVENT = 'e';

    /** Bytes before the sequence. */
    static final int PREFIX_LENGTH = Byte.BYTES + Long.BYTES;

    /** Bytes of a key. */
    static final int LENGTH = PREFIX_LENGTH + Long.BYTES;

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int SEPARATOR = 0x1F;
    private static final int FOLD_BITS = 32;
    private static final int END_LENGTH = 12;

    private PostingKey() {}

    static byte[] of(byte kind, long fingerprint, long sequence) {
        return ByteBuffer.allocate(LENGTH)
                .put(kind)
                .putLong(fingerprint)
                .putLong(sequence)
                .array();
    }

    static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(PREFIX_LENGTH);
    }

    static long fingerprint(EventTag tag) {
        return finish(mix(mix(OFFSET_BASIS, tag.key()) * MULTIPLIER ^ SEPARATOR, tag.value()));
    }

    static long fingerprint(String id) {
        return finish(mix(OFFSET_BASIS, id));
    }

    /**
     * The text's own hash, which the heap's maps have computed already, and its end, where ids differ most. Part of the stored format,
     * so it stays as it is.
     */
    private static long mix(long seed, String text) {
        long hash = (seed ^ text.hashCode()) * MULTIPLIER ^ text.length();
        for (int i = Math.max(0, text.length() - END_LENGTH); i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
        }
        return hash ^ (hash >>> FOLD_BITS);
    }

    private static long finish(long hash) {
        long spread = hash * MULTIPLIER;
        return spread ^ (spread >>> FOLD_BITS);
    }
}
