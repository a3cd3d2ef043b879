package io.atlantis.runner.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The records of one symbol in one topic, in the log's order: each as its CRC-32C (int32), its length (int32), both
 * little-endian, and its bytes.
 * Append-only. What stands behind the length of the last checkpoint is cut off when the file is opened.
 *
 * <p>Appending belongs to one thread; {@link #scan} may run on others up to a published length.
 */
final class SymbolLog implements AutoCloseable {

    /** Longest record accepted; market records are a few dozen bytes. */
    static final int MAX_RECORD_BYTES = 4_096;

    private static final int CRC_BYTES = Integer.BYTES;
    private static final int HEADER_BYTES = CRC_BYTES + Integer.BYTES;
    private static final int WRITE_BUFFER_BYTES = 16 * 1_024;
    private static final int READ_BUFFER_BYTES = 1_024 * 1_024;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer pending =
            ByteBuffer.allocateDirect(WRITE_BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long writtenBytes;
    private long publishedBytes;

    private SymbolLog(Path file, FileChannel channel, long lengthBytes) {
        this.file = file;
        this.channel = channel;
        this.writtenBytes = lengthBytes;
        this.publishedBytes = lengthBytes;
    }

    /**
     * Opens or creates a file and cuts it to a length.
     *
     * @throws ArchiveDamagedException when it is shorter than that
     */
    static SymbolLog open(Path file, long lengthBytes) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.size() < lengthBytes) {
            channel.close();
            throw new ArchiveDamagedException(
                    file + " is shorter than the " + lengthBytes + " bytes written to it", null);
        }
        channel.truncate(lengthBytes);
        channel.position(lengthBytes);
        return new SymbolLog(file, channel, lengthBytes);
    }

    /** Adds a record; counts after the next {@link #publish()}. */
    void append(byte[] value) throws IOException {
        if (pending.remaining() < HEADER_BYTES + value.length) {
            write();
        }
        crc.reset();
        crc.update(value, 0, value.length);
        pending.putInt((int) crc.getValue()).putInt(value.length).put(value);
    }

    /** Hands everything appended to the operating system and lets it count. */
    void publish() throws IOException {
        write();
        publishedBytes = writtenBytes;
    }

    private void write() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            writtenBytes += channel.write(pending);
        }
        pending.clear();
    }

    /** Bytes published so far. */
    long lengthBytes() {
        return publishedBytes;
    }

    /**
     * Reads the frames between two lengths.
     *
     * @param fromBytes a length at which a frame ends
     * @param toBytes likewise, published
     * @throws ArchiveDamagedException when the bytes are no frames
     */
    void scan(long fromBytes, long toBytes, FrameReader reader) throws IOException {
        ByteBuffer window = ByteBuffer.allocateDirect(READ_BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        UnsafeBuffer view = new UnsafeBuffer(window);
        CRC32C check = new CRC32C();
        long atBytes = fromBytes;
        while (atBytes < toBytes) {
            int filled = fill(window, atBytes, toBytes);
            int consumed = frames(view, filled, atBytes, check, reader);
            if (consumed == 0) {
                throw new ArchiveDamagedException(file + " ends inside a record at byte " + atBytes, null);
            }
            atBytes += consumed;
        }
    }

    private int fill(ByteBuffer window, long atBytes, long toBytes) throws IOException {
        window.clear().limit((int) Math.min(window.capacity(), toBytes - atBytes));
        while (window.hasRemaining()) {
            if (channel.read(window, atBytes + window.position()) < 0) {
                break;
            }
        }
        return window.position();
    }

    /** Hands out the whole frames of the window and returns how many bytes they take. */
    private int frames(UnsafeBuffer view, int filled, long atBytes, CRC32C check, FrameReader reader) {
        int at = 0;
        while (at + HEADER_BYTES <= filled) {
            int length = view.getInt(at + CRC_BYTES, ByteOrder.LITTLE_ENDIAN);
            if (length < 0 || length > MAX_RECORD_BYTES) {
                throw new ArchiveDamagedException(file + " has no record length at byte " + (atBytes + at), null);
            }
            if (at + HEADER_BYTES + length > filled) {
                break;
            }
            check.reset();
            check.update(Objects.requireNonNull(view.byteBuffer())
                    .duplicate()
                    .limit(at + HEADER_BYTES + length)
                    .position(at + HEADER_BYTES));
            if ((int) check.getValue() != view.getInt(at, ByteOrder.LITTLE_ENDIAN)) {
                throw new ArchiveDamagedException(
                        file + " fails the checksum of the record at byte " + (atBytes + at), null);
            }
            reader.read(view, at + CRC_BYTES, HEADER_BYTES - CRC_BYTES, length);
            at += HEADER_BYTES + length;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Takes the frames of a scan. */
    @FunctionalInterface
    interface FrameReader {

        /**
         * @param buffer holds the frame during the call alone
         * @param offset where the record's length stands
         * @param lengthBytes size of the length in front of the record
         * @param recordBytes size of the record behind it
         */
        void read(UnsafeBuffer buffer, int offset, int lengthBytes, int recordBytes);
    }
}
