package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainedLogReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("domain.events", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final ChainedLogReader reader = new ChainedLogReader(consumer, PARTITION.topic());
    private final LogScribe owner = new LogScribe("owner");
    private final List<LogRecord> log = new ArrayList<>();

    @BeforeEach
    void claim() {
        consumer.updateEndOffsets(Map.of(PARTITION, 10L));
        reader.assign(0, FoldCheckpoint.START);
        arrive(List.of(owner.claim()));
    }

    private void arrive(List<LogRecord> records) {
        for (LogRecord record : records) {
            consumer.addRecord(new ConsumerRecord<>(
                    PARTITION.topic(),
                    0,
                    log.size(),
                    0L,
                    TimestampType.CREATE_TIME,
                    record.key().length,
                    record.value().length,
                    record.key(),
                    record.value(),
                    record.headers(),
                    Optional.empty()));
            log.add(record);
        }
    }

    /** What a fold that reads nothing further says of the log so far. */
    private FoldCheckpoint foldAlone() {
        LogFold fold = new LogFold(0, FoldCheckpoint.START);
        for (int offset = 0; offset < log.size(); offset++) {
            LogRecord record = log.get(offset);
            fold.accept(RecordFormat.decode(offset, record.key(), record.value(), record.headers()));
        }
        return fold.checkpoint();
    }

    private FoldedBatch poll() {
        return reader.poll(Duration.ZERO);
    }

    @Test
    void shouldHoldACommitBackUntilItIsComplete() {
        List<LogRecord> commit = owner.commit(2);
        arrive(commit.subList(0, 1));
        FoldedBatch first = poll();
        arrive(commit.subList(1, 2));
        FoldedBatch second = poll();

        assertThat(first.events()).isEmpty();
        assertThat(first.checkpoint(0).nextOffset())
                .as("start of the commit under way")
                .isEqualTo(1);
        assertThat(second.events()).extracting(FoldedEvent::offset).containsExactly(1L, 2L);
        assertThat(second.checkpoint(0).nextOffset()).isEqualTo(3);
        assertThat(reader.nextOffset(0)).isEqualTo(3);
    }

    @Test
    void shouldTellWhatDoesNotCountAndMoveOn() {
        arrive(List.of(new LogRecord("k".getBytes(UTF_8), "rubbish".getBytes(UTF_8), new RecordHeaders())));
        FoldedBatch batch = poll();

        assertThat(batch.ignored()).containsExactly(new FoldStep.Ignored(IgnoreReason.FOREIGN, 1));
        assertThat(batch.checkpoint(0).nextOffset()).isEqualTo(2);
    }

    @Test
    void shouldGoOnFromACheckpoint() {
        arrive(owner.commit(1));
        FoldCheckpoint checkpoint = poll().checkpoint(0);
        MockConsumer<byte[], byte[]> anotherConsumer = new MockConsumer<>("none");
        ChainedLogReader resumed = new ChainedLogReader(anotherConsumer, PARTITION.topic());
        resumed.assign(0, checkpoint);

        assertThat(anotherConsumer.position(PARTITION)).isEqualTo(2);
    }

    @Test
    void shouldGiveEachCommitWithTheCheckpointToGoOnFromBehindIt() {
        arrive(owner.commit(2));
        FoldCheckpoint between = foldAlone();
        arrive(owner.commit(1));
        FoldedBatch batch = poll();

        assertThat(batch.commits()).extracting(commit -> commit.events().size()).containsExactly(2, 1);
        assertThat(batch.commits()).extracting(FoldedCommit::after).containsExactly(between, batch.checkpoint(0));
    }

    @Test
    void shouldReadNoMoreOfAPartitionThatWasUnassigned() {
        poll();
        reader.assign(1, FoldCheckpoint.START);
        reader.unassign(0);

        assertThat(consumer.assignment()).containsExactly(new TopicPartition(PARTITION.topic(), 1));
        assertThat(poll().checkpoints()).containsOnlyKeys(1);
    }

    @Test
    void shouldTellTheLogsEnd() {
        assertThat(reader.endOffset(0)).isEqualTo(10);
    }
}
