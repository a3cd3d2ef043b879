package io.atlantis.query.projection;

import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedBatch;
import io.atlantis.kernel.eventlog.FoldedCommit;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.query.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the event log through the fold: only events that count arrive, whole commits at a time. */
final class EventLogSource implements ProjectionSource<FoldedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(EventLogSource.class);

    private final String topic;
    private final ChainedLogReader reader;
    private final Map<Integer, Checkpoint> positions = new HashMap<>();
    private List<FoldedCommit> lastCommits = List.of();

    EventLogSource(KafkaClients clients, String topic) {
        this.topic = topic;
        this.reader = new ChainedLogReader(clients.bootstrapServers(), topic);
    }

    @Override
    public List<Integer> partitions() {
        return reader.partitions();
    }

    @Override
    public void start(Map<Integer, Checkpoint> from) {
        from.forEach((partition, checkpoint) -> {
            long end = reader.endOffset(partition);
            if (checkpoint.nextOffset() > end) {
                throw new LogReplacedException(topic, partition, checkpoint.nextOffset(), end);
            }
            reader.assign(partition, folded(checkpoint));
            positions.put(partition, checkpoint);
        });
    }

    @Override
    public SourceBatch<FoldedEvent> poll(Duration timeout) {
        FoldedBatch batch = reader.poll(timeout);
        if (!batch.ignored().isEmpty()) {
            LOG.warn(
                    "{}: {} records do not count, the first: {}",
                    topic,
                    batch.ignored().size(),
                    batch.ignored().getFirst());
        }
        lastCommits = batch.commits();
        Map<Integer, Checkpoint> reached = new HashMap<>();
        batch.checkpoints().forEach((partition, folded) -> {
            Checkpoint checkpoint = checkpoint(folded);
            if (!checkpoint.equals(positions.put(partition, checkpoint))) {
                reached.put(partition, checkpoint);
            }
        });
        return new SourceBatch<>(batch.events(), reached);
    }

    @Override
    public List<SourceStep<FoldedEvent>> lastSteps(int partition) {
        return lastCommits.stream()
                .filter(commit -> commit.partition() == partition)
                .map(commit -> new SourceStep<>(partition, commit.events(), checkpoint(commit.after())))
                .toList();
    }

    @Override
    public void leave(int partition) {
        reader.unassign(partition);
        positions.remove(partition);
    }

    @Override
    public Map<Integer, Long> endOffsets() {
        Map<Integer, Long> ends = new HashMap<>();
        positions.keySet().forEach(partition -> ends.put(partition, reader.endOffset(partition)));
        return ends;
    }

    @Override
    public Map<Integer, Long> readOffsets() {
        Map<Integer, Long> read = new HashMap<>();
        positions.keySet().forEach(partition -> read.put(partition, reader.nextOffset(partition)));
        return read;
    }

    @Override
    public DeadLetter deadLetter(FoldedEvent event) {
        return new DeadLetter(
                topic,
                event.partition(),
                event.offset(),
                event.entityId().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                event.payload());
    }

    @Override
    public void close() {
        reader.close();
    }

    private static FoldCheckpoint folded(Checkpoint checkpoint) {
        return checkpoint.foldHead().isEmpty()
                ? FoldCheckpoint.START
                : new FoldCheckpoint(
                        checkpoint.nextOffset(),
                        checkpoint.foldEpoch(),
                        checkpoint.foldSequence(),
                        HexFormat.of().parseHex(checkpoint.foldHead()));
    }

    private static Checkpoint checkpoint(FoldCheckpoint folded) {
        return folded.equals(FoldCheckpoint.START)
                ? Checkpoint.START
                : new Checkpoint(folded.nextOffset(), folded.epoch(), folded.nextSequence(), folded.headHex());
    }
}
