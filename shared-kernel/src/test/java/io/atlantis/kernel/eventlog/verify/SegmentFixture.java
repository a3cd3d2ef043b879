package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.LogRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;

/** Lays records out on disk as a broker does: one call, one batch. */
final class SegmentFixture {

    static final String TOPIC = "domain.events";
    private static final int LEADER_EPOCH = 3;

    private final Path folder;
    private long nextOffset;
    private Path segment;

    SegmentFixture(Path logDirectory) throws IOException {
        this(logDirectory, TOPIC);
    }

    SegmentFixture(Path logDirectory, String topic) throws IOException {
        this.folder = Files.createDirectories(logDirectory.resolve(topic + "-0"));
        Files.writeString(folder.resolve("leader-epoch-checkpoint"), "0\n1\n" + LEADER_EPOCH + " 0\n");
        roll();
    }

    /** Begins the next segment file. */
    void roll() {
        segment = folder.resolve("%020d.log".formatted(nextOffset));
    }

    Path segment() {
        return segment;
    }

    void append(List<LogRecord> records) throws IOException {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(1 << 16),
                RecordBatch.MAGIC_VALUE_V2,
                Compression.NONE,
                TimestampType.CREATE_TIME,
                nextOffset,
                0L,
                1L,
                (short) 0,
                (int) nextOffset,
                false,
                LEADER_EPOCH);
        for (LogRecord record : records) {
            builder.append(0L, record.key(), record.value(), record.headers().toArray());
        }
        try (FileRecords file = FileRecords.open(segment.toFile())) {
            file.append(builder.build());
            file.flush();
        }
        nextOffset += records.size();
    }
}
