package io.atlantis.ingest.record;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A view of ASCII text inside somebody's buffer; valid as long as that buffer is. Confined to one thread. */
public final class AsciiSlice {

    private static final DirectBuffer EMPTY = new UnsafeBuffer(new byte[0]);

    private DirectBuffer buffer = EMPTY;
    private int offset;
    private int length;

    /** Points at text; copies nothing. */
    public void wrap(DirectBuffer source, int sourceOffset, int sourceLength) {
        buffer = source;
        offset = sourceOffset;
        length = sourceLength;
    }

    public void clear() {
        wrap(EMPTY, 0, 0);
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public byte byteAt(int index) {
        return buffer.getByte(offset + index);
    }

    /** Whether it is the given text. */
    public boolean equalTo(byte[] text) {
        if (text.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[i] != byteAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return copy;
    }

    @Override
    public String toString() {
        return buffer.getStringWithoutLengthAscii(offset, length);
    }
}
