package io.atlantis.kernel.eventlog.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Reads the heads from the segment files of their topic's partition. What is damaged there is a problem of the heads. */
final class SegmentHeads {

    private final PublishedHeads heads;
    private long nextOffset;

    SegmentHeads(PublishedHeads heads) {
        this.heads = heads;
    }

    void readAll(Path partitionDirectory) throws IOException {
        for (Path segment : SegmentFiles.of(partitionDirectory)) {
            if (SegmentFiles.baseOffset(segment) != nextOffset) {
                heads.fail(nextOffset, "records before segment " + segment.getFileName() + " are missing");
            }
            nextOffset = SegmentFiles.baseOffset(segment);
            read(segment);
        }
    }

    private void read(Path segment) throws IOException {
        long positionBytes = 0;
        try (FileRecords file = FileRecords.open(segment.toFile(), false)) {
            for (FileChannelRecordBatch batch : file.batches()) {
                batch.ensureValid();
                for (Record record : batch) {
                    heads.add(record.offset(), bytes(record.value()));
                }
                nextOffset = batch.nextOffset();
                positionBytes += batch.sizeInBytes();
            }
        } catch (KafkaException | IllegalArgumentException | UncheckedIOException e) {
            heads.fail(nextOffset, "the batch is damaged: " + e.getMessage());
            return;
        }
        if (positionBytes != Files.size(segment)) {
            heads.fail(nextOffset, "the batch is cut off or its length is damaged");
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : Utils.toArray(buffer);
    }
}
