package io.atlantis.ingest.decode;

import io.atlantis.ingest.record.AsciiSlice;
import org.agrona.DirectBuffer;

/**
 * Where the members of one event stand in the frame, by name. Of a name that comes twice the last counts; {@code null} is
 * as good as absent. Confined to one thread.
 */
final class EventMembers {

    private static final int LONGEST_NAME = 7;
    /** A slot for each name; a name's bytes, packed into a number, find it. */
    private static final int SLOTS = Member.values().length;

    private static final Member[] MEMBERS = Member.values();

    /** The names the decoder knows; all others are skipped. */
    enum Member {
        EV("ev"),
        SYM("sym"),
        EXCHANGE("x"),
        TRADE_ID("i"),
        TAPE("z"),
        PRICE("p"),
        SIZE("s"),
        DECIMAL_SIZE("ds"),
        CONDITIONS("c"),
        TIME("t"),
        PARTICIPANT_TIME("pt"),
        SEQUENCE("q"),
        BID_EXCHANGE("bx"),
        BID_PRICE("bp"),
        BID_SIZE("bs"),
        ASK_EXCHANGE("ax"),
        ASK_PRICE("ap"),
        ASK_SIZE("as"),
        STATUS("status"),
        MESSAGE("message");

        private final String text;
        private final long packed;

        Member(String text) {
            this.text = text;
            long bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                bytes = bytes << Byte.SIZE | text.charAt(i);
            }
            this.packed = bytes;
        }

        String text() {
            return text;
        }
    }

    private final JsonScanner scanner;
    private final int[] kinds = new int[SLOTS];
    private final int[] starts = new int[SLOTS];
    private final int[] ends = new int[SLOTS];
    private final boolean[] escaped = new boolean[SLOTS];
    private DirectBuffer buffer;

    EventMembers(JsonScanner scanner, DirectBuffer buffer) {
        this.scanner = scanner;
        this.buffer = buffer;
    }

    /** Reads one object whole; the scanner stands on its opening bracket. */
    void read(DirectBuffer frame) throws MalformedFrameException {
        buffer = frame;
        java.util.Arrays.fill(kinds, 0);
        scanner.expect('{', "'{' of an event expected");
        boolean first = true;
        while (!scanner.take('}')) {
            if (!first) {
                scanner.expect(',', "',' or '}' expected");
            }
            first = false;
            scanner.name();
            int slot = slotOf(scanner.valueStart(), scanner.valueEnd());
            int kind = scanner.value();
            if (slot >= 0) {
                boolean isNull = kind == JsonScanner.LITERAL && buffer.getByte(scanner.valueStart()) == 'n';
                kinds[slot] = isNull ? 0 : kind;
                starts[slot] = scanner.valueStart();
                ends[slot] = scanner.valueEnd();
                escaped[slot] = kind == JsonScanner.STRING && scanner.isEscaped();
            }
        }
    }

    boolean has(Member member) {
        return kinds[member.ordinal()] != 0;
    }

    boolean isArray(Member member) {
        int slot = member.ordinal();
        return kinds[slot] == JsonScanner.NESTED && buffer.getByte(starts[slot]) == '[';
    }

    /** First byte of an event's type, or 0 when it is not a single plain character. */
    byte eventType() {
        int slot = Member.EV.ordinal();
        boolean single = kinds[slot] == JsonScanner.STRING && ends[slot] - starts[slot] == 1;
        return single ? buffer.getByte(starts[slot]) : 0;
    }

    /** Whether a member is the given plain string. */
    boolean is(Member member, byte[] text) {
        int slot = member.ordinal();
        if (kinds[slot] != JsonScanner.STRING || ends[slot] - starts[slot] != text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer.getByte(starts[slot] + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Points {@code slice} at a string's bytes. */
    void text(Member member, AsciiSlice slice) throws MalformedFrameException {
        int slot = member.ordinal();
        if (kinds[slot] != JsonScanner.STRING || escaped[slot]) {
            throw unusable(member, "a plain string");
        }
        slice.wrap(buffer, starts[slot], ends[slot] - starts[slot]);
    }

    /**
     * A number scaled by {@code 10^digits}; strings that hold one are numbers too.
     *
     * @return {@code absent} when the event has no such member
     */
    long decimal(Member member, int digits, long absent) throws MalformedFrameException {
        int slot = member.ordinal();
        if (kinds[slot] == 0) {
            return absent;
        }
        boolean readable = kinds[slot] == JsonScanner.NUMBER || (kinds[slot] == JsonScanner.STRING && !escaped[slot]);
        long value = readable ? DecimalText.parse(buffer, starts[slot], ends[slot], digits) : DecimalText.INVALID;
        if (value == DecimalText.INVALID) {
            throw unusable(member, "a decimal number");
        }
        return value;
    }

    /** A number that must be there. */
    long requiredDecimal(Member member, int digits) throws MalformedFrameException {
        if (!has(member)) {
            throw unusable(member, "a decimal number");
        }
        return decimal(member, digits, 0);
    }

    /** A whole number within {@code 0..most}; absent is 0. */
    int whole(Member member, int most) throws MalformedFrameException {
        long value = decimal(member, 0, 0);
        if (value < 0 || value > most) {
            throw unusable(member, "a whole number in its range");
        }
        return (int) value;
    }

    /** Where an array starts and ends in the frame. */
    int start(Member member) {
        return starts[member.ordinal()];
    }

    int end(Member member) {
        return ends[member.ordinal()];
    }

    String string(Member member) {
        int slot = member.ordinal();
        return kinds[slot] == JsonScanner.STRING
                ? buffer.getStringWithoutLengthUtf8(starts[slot], ends[slot] - starts[slot])
                : "";
    }

    MalformedFrameException unusable(Member member, String wanted) {
        return scanner.malformed("'" + member.text() + "' of the event before must be " + wanted + ", event ends");
    }

    private int slotOf(int start, int end) {
        if (end - start > LONGEST_NAME) {
            return -1;
        }
        long packed = 0;
        for (int i = start; i < end; i++) {
            packed = packed << Byte.SIZE | buffer.getByte(i);
        }
        for (Member member : MEMBERS) {
            if (member.packed == packed) {
                return member.ordinal();
            }
        }
        return -1;
    }
}
