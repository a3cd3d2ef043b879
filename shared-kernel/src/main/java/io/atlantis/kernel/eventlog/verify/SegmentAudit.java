package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.RecordFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Audits the segment files of one partition as Kafka left them on disk. Checks what Kafka's own checksum leaves out as
 * well (offsets, lengths, leader epochs), so that no byte of a segment can change unseen.
 */
final class SegmentAudit {

    private final PartitionAudit audit;
    private final Path directory;
    private final LeaderEpochs leaderEpochs;

    SegmentAudit(int partition, Path directory, HeadAudit heads) throws IOException {
        this.audit = new PartitionAudit(partition, heads);
        this.directory = directory;
        this.leaderEpochs = LeaderEpochs.of(directory);
    }

    PartitionReport run() throws IOException {
        for (Path segment : SegmentFiles.of(directory)) {
            long baseOffset = SegmentFiles.baseOffset(segment);
            if (baseOffset != audit.nextOffset()) {
                audit.fail(
                        audit.nextOffset(),
                        "records up to offset " + baseOffset + ", where segment " + segment.getFileName()
                                + " begins, are missing");
            }
            if (audit.failed()) {
                break;
            }
            auditSegment(segment);
        }
        return audit.report();
    }

    private void auditSegment(Path segment) throws IOException {
        long positionBytes = 0;
        try (FileRecords file = FileRecords.open(segment.toFile(), false)) {
            for (FileChannelRecordBatch batch : file.batches()) {
                if (!auditBatch(batch)) {
                    return;
                }
                positionBytes += batch.sizeInBytes();
            }
        } catch (KafkaException | IllegalArgumentException | UncheckedIOException e) {
            audit.fail(audit.nextOffset(), "the batch's header is damaged: " + e.getMessage());
            return;
        }
        if (positionBytes != Files.size(segment)) {
            audit.fail(audit.nextOffset(), "the batch is cut off or its length is damaged");
        }
    }

    private boolean auditBatch(FileChannelRecordBatch batch) {
        long expectedOffset = audit.nextOffset();
        String problem = headerProblem(batch, expectedOffset);
        if (problem == null) {
            problem = checksumProblem(batch);
            if (problem == null) {
                return auditRecords(batch, expectedOffset);
            }
            pinpoint(batch, problem);
        }
        audit.fail(expectedOffset, problem);
        return false;
    }

    private @Nullable String headerProblem(FileChannelRecordBatch batch, long expectedOffset) {
        if (batch.magic() != RecordBatch.MAGIC_VALUE_V2) {
            return "the batch's format version is " + batch.magic();
        }
        if (batch.baseOffset() != expectedOffset) {
            return "the batch says that it begins at offset " + batch.baseOffset();
        }
        if (!leaderEpochs.admits(expectedOffset, batch.partitionLeaderEpoch())) {
            return "the batch's leader epoch " + batch.partitionLeaderEpoch() + " is not that of its time";
        }
        return null;
    }

    private static @Nullable String checksumProblem(FileChannelRecordBatch batch) {
        try {
            batch.ensureValid();
            return null;
        } catch (CorruptRecordException e) {
            return "the batch's checksum is wrong";
        }
    }

    private boolean auditRecords(FileChannelRecordBatch batch, long expectedOffset) {
        long next = expectedOffset;
        for (Record record : batch) {
            if (record.offset() != next++ || !accept(record)) {
                audit.fail(record.offset(), "the record's offset is out of order");
                return false;
            }
        }
        return true;
    }

    /** Of a batch whose checksum is wrong, names the first record that doesn't fit the chain; none when all do. */
    private void pinpoint(FileChannelRecordBatch batch, String problem) {
        long foreignOrBroken = audit.ignoredRecords();
        try {
            for (Record record : batch) {
                accept(record);
                if (audit.ignoredRecords() != foreignOrBroken) {
                    audit.fail(record.offset(), problem);
                }
            }
        } catch (RuntimeException e) {
            // The damage reaches so far that the records can't be told apart from here on.
            audit.fail(audit.nextOffset(), problem);
        }
    }

    private boolean accept(Record record) {
        return audit.accept(RecordFormat.decode(
                record.offset(), bytes(record.key()), bytes(record.value()), new RecordHeaders(record.headers())));
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : Utils.toArray(buffer);
    }
}
