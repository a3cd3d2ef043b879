package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What is written with every batch: how far the index reaches and how much it then holds. A claim is kept as its record of
 * the log, so that whatever a claim comes to hold is kept too.
 *
 * @param tip where the fold goes on
 * @param postings keys of the postings that there are
 * @param newestCommandMs highest time in the id of a command that there is, {@link PostingKey#NO_TIME} when none has one
 */
record StoredTip(Tip tip, long postings, long newestCommandMs) {

    private static final int FORMAT = 3;
    private static final int CHECKSUM_LENGTH = Integer.BYTES;

    /** @param claim from {@link #encodeClaim}, of the tip's claim */
    byte[] encode(int partition, byte[] claim) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(partition);
            out.writeLong(postings);
            out.writeLong(newestCommandMs);
            FoldCheckpoint checkpoint = tip.checkpoint();
            out.writeLong(checkpoint.nextOffset());
            out.writeLong(checkpoint.epoch());
            out.writeLong(checkpoint.nextSequence());
            out.write(checkpoint.head());
            out.write(claim);
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /** A claim as part of an encoded tip: the same for every tip until another claim comes. */
    static byte[] encodeClaim(Optional<OwnerClaim> claim) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(claim.isPresent());
            if (claim.isPresent()) {
                writeRecord(out, RecordFormat.claim(claim.get()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeRecord(DataOutputStream out, LogRecord record) throws IOException {
        writeBytes(out, record.key());
        writeBytes(out, record.value());
        Header[] headers = record.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
            out.writeUTF(header.key());
            writeBytes(out, header.value());
        }
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IndexFailedException when it is damaged, of another format or of another partition
     */
    static StoredTip decode(int partition, byte[] stored) {
        int length = stored.length - CHECKSUM_LENGTH;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            byte[] covered = in.readNBytes(length);
            if (in.readInt() != checksum(covered)) {
                throw new IndexFailedException("the stored checkpoint is damaged", null);
            }
            return read(partition, new DataInputStream(new ByteArrayInputStream(covered)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IndexFailedException("the stored checkpoint is damaged", e);
        }
    }

    private static StoredTip read(int partition, DataInputStream in) throws IOException {
        int format = in.readInt();
        int owner = in.readInt();
        if (format != FORMAT || owner != partition) {
            throw new IndexFailedException(
                    "the stored index is of format " + format + " and partition " + owner + ", not " + FORMAT + " and "
                            + partition,
                    null);
        }
        long postings = in.readLong();
        long newestCommandMs = in.readLong();
        FoldCheckpoint checkpoint =
                new FoldCheckpoint(in.readLong(), in.readLong(), in.readLong(), in.readNBytes(HashChain.HASH_LENGTH));
        Optional<OwnerClaim> claim = in.readBoolean() ? Optional.of(readClaim(in)) : Optional.empty();
        return new StoredTip(new Tip(checkpoint, claim), postings, newestCommandMs);
    }

    private static OwnerClaim readClaim(DataInputStream in) throws IOException {
        byte[] key = in.readNBytes(in.readInt());
        byte[] value = in.readNBytes(in.readInt());
        Headers headers = new RecordHeaders();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            headers.add(in.readUTF(), in.readNBytes(in.readInt()));
        }
        if (RecordFormat.decode(0, key, value, headers) instanceof LogEntry.Claim(long _, OwnerClaim claim)) {
            return claim;
        }
        throw new IndexFailedException("the stored claim is none", null);
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }
}
