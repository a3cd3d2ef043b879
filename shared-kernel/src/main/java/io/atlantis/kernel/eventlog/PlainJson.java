package io.atlantis.kernel.eventlog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a descriptor's canonical JSON without a generator, as long as its strings need no escape: ids, names and times are plain
 * ASCII nearly always, and every append writes them. Gives the bytes that {@link DescriptorJson} gives, or none. Not thread-safe.
 */
final class PlainJson {

    private static final int FIXED_LENGTH_BYTES = 160;
    private static final int PAIR_LENGTH_BYTES = 6;
    private static final char LAST_PRINTABLE = '~';
    private static final byte[] NONE = {};

    private byte[] bytes;
    private int length;
    private boolean plain = true;

    private PlainJson(int capacityBytes) {
        this.bytes = new byte[capacityBytes];
    }

    /**
     * The bytes of a descriptor; empty when a string needs more than copying.
     *
     * @param time the descriptor's time as text
     */
    static byte[] write(EventDescriptor descriptor, String time) {
        PlainJson json = new PlainJson(expectedLength(descriptor, time));
        json.raw("{\"entityId\":").string(descriptor.entityId());
        json.raw(",\"entityType\":").string(descriptor.entityType());
        json.raw(",\"id\":").string(descriptor.id());
        json.raw(",\"metadata\":").metadata(descriptor.metadata());
        json.raw(",\"tags\":").tags(descriptor.tags());
        json.raw(",\"time\":").string(time);
        json.raw(",\"type\":").string(descriptor.type());
        json.raw(",\"version\":").string(descriptor.version());
        json.raw("}");
        return json.plain ? json.toBytes() : NONE;
    }

    private static int expectedLength(EventDescriptor descriptor, String time) {
        int expected = FIXED_LENGTH_BYTES
                + descriptor.entityId().length()
                + descriptor.entityType().length()
                + descriptor.id().length()
                + descriptor.type().length()
                + descriptor.version().length()
                + time.length();
        for (Map.Entry<String, String> entry : descriptor.metadata().entrySet()) {
            expected += PAIR_LENGTH_BYTES
                    + entry.getKey().length()
                    + entry.getValue().length();
        }
        for (EventTag tag : descriptor.tags()) {
            expected += PAIR_LENGTH_BYTES + tag.key().length() + tag.value().length();
        }
        return expected;
    }

    private void metadata(SortedMap<String, String> metadata) {
        String separator = "{";
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            raw(separator).string(entry.getKey()).raw(":").string(entry.getValue());
            separator = ",";
        }
        raw(metadata.isEmpty() ? "{}" : "}");
    }

    private void tags(List<EventTag> tags) {
        String separator = "[[";
        for (EventTag tag : tags) {
            raw(separator).string(tag.key()).raw(",").string(tag.value());
            separator = "],[";
        }
        raw(tags.isEmpty() ? "[]" : "]]");
    }

    private PlainJson string(String text) {
        return raw("\"").copy(text).raw("\"");
    }

    private PlainJson copy(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            char character = text.charAt(i);
            plain &= character >= ' ' && character <= LAST_PRINTABLE && character != '"' && character != '\\';
            bytes[length++] = (byte) character;
        }
        return this;
    }

    /** Our own text, known to be ASCII. */
    private PlainJson raw(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    private byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
