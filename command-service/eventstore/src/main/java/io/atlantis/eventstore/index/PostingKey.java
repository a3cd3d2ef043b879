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

    private static final int UUID_LENGTH = 36;
    private static final int UUID_VERSION_INDEX = 14;
    private static final int UUID_MILLIS_DIGITS = 12;
    private static final int UUID_FIRST_DASH = 8;
    private static final int HEX = 16;
    private static final int HEX_BITS = 4;
    /** What a fingerprint that begins with a time of 48 bits has left. */
    private static final int BESIDE_MILLIS_BITS = 16;

    /** In place of the time of an id that has none. */
    static final long NO_TIME = -1;

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

    /**
     * Of an event's or a command's id. That of a time-ordered id (UUID version 7) begins with its 48 bits of milliseconds, so that neighbours
     * of the log are neighbours in the store too: written, merged and looked up side by side, which is several times cheaper than at
     * random places.
     */
    static long fingerprint(String id) {
        long hash = finish(mix(OFFSET_BASIS, id));
        long millis = millisOf(id);
        return millis == NO_TIME ? hash : millis << BESIDE_MILLIS_BITS | hash >>> (Long.SIZE - BESIDE_MILLIS_BITS);
    }

    /** Milliseconds since 1970 in a time-ordered id, {@link #NO_TIME} for any other text. */
    static long millisOf(String id) {
        if (id.length() != UUID_LENGTH || id.charAt(UUID_VERSION_INDEX) != '7' || id.charAt(UUID_FIRST_DASH) != '-') {
            return NO_TIME;
        }
        long millis = 0;
        for (int i = 0; i <= UUID_MILLIS_DIGITS; i++) {
            if (i != UUID_FIRST_DASH) {
                int digit = Character.digit(id.charAt(i), HEX);
                if (digit < 0) {
                    return NO_TIME;
                }
                millis = millis << HEX_BITS | digit;
            }
        }
        return millis;
    }

    /**
     * The text's own hash, which the heap's maps have computed already, and its end, where ids differ most. Part of the stored format:
     * whoever changes it gives {@link StoredTip} another format number.
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
