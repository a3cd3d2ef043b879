package io.atlantis.command.fault;

import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.kernel.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The claims of {@code domain.events}: who owned which partition from where on, by the log itself. Confined to one thread. */
final class RecordedClaims implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SortedMap<Integer, LogFold> folds = new TreeMap<>();
    private final SortedMap<Integer, List<Claim>> claims = new TreeMap<>();

    RecordedClaims(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                ChainedLogReader.settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        String topic = Topics.DOMAIN_EVENTS.name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> {
            folds.put(partition.partition(), new LogFold(partition.partition(), FoldCheckpoint.START));
            claims.put(partition.partition(), new ArrayList<>());
        });
    }

    /** A claim in force from its offset on. */
    record Claim(int partition, long epoch, long offset, URI url) {}

    /** Reads up to the present end of the log. */
    RecordedClaims refresh() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::accept);
        }
        return this;
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        int partition = record.partition();
        LogFold fold = folds.get(partition);
        var entry = RecordFormat.decode(record.offset(), record.key(), record.value(), record.headers());
        if (fold != null && fold.accept(entry) instanceof FoldStep.Claimed(var claim, long offset)) {
            of(partition).add(new Claim(partition, claim.epoch(), offset, URI.create(claim.url())));
        }
    }

    /** The claims of a partition in their order. */
    List<Claim> of(int partition) {
        return claims.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    /** The claims in force as of the last refresh, of the partitions that have one. */
    List<Claim> inForce() {
        return claims.values().stream()
                .filter(all -> !all.isEmpty())
                .map(List::getLast)
                .toList();
    }

    Optional<Claim> inForce(int partition) {
        List<Claim> all = of(partition);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    }
}
