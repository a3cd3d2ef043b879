package io.atlantis.query;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.EventType;
import io.atlantis.kernel.contract.EventTypes;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.testkit.infra.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The command side's stand-in: the owner of a partition of an event log, which it claims when it is made. Confined to one
 * thread.
 */
public final class EventLogWriter implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final EventJson json = new EventJson();
    private final HashChain chain = new HashChain();
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int partition;
    private final long epoch;
    private byte[] head;
    private long sequence;

    /** The owner of partition 0. */
    public EventLogWriter(TestKafka kafka, String topic) {
        this(kafka, topic, 0);
    }

    public EventLogWriter(TestKafka kafka, String topic, int partition) {
        this.producer = kafka.newProducer();
        this.topic = topic;
        this.partition = partition;
        FoldCheckpoint end = endOf(kafka, topic, partition);
        this.epoch = end.epoch() + 1;
        this.head = end.head();
        this.sequence = end.nextSequence();
        send(RecordFormat.claim(
                new OwnerClaim("claim-" + partition + "-" + epoch, epoch, "test", "http://localhost", "test", 1)));
    }

    /** Where the log stands: several tests may write to the same one, one after another. */
    private static FoldCheckpoint endOf(TestKafka kafka, String topic, int partition) {
        try (ChainedLogReader reader = new ChainedLogReader(kafka.bootstrapServers(), topic)) {
            reader.assign(partition, FoldCheckpoint.START);
            FoldCheckpoint reached = FoldCheckpoint.START;
            while (reached.nextOffset() < reader.endOffset(partition)) {
                reached = reader.poll(POLL_TIMEOUT).checkpoint(partition);
            }
            return reached;
        }
    }

    /**
     * Appends one commit of one event.
     *
     * @return its offset
     */
    public long append(DomainEvent event, String actor, Instant time) {
        EventType type = EventTypes.of(event);
        return append(type.qualifiedName(), event.entityType(), event.entityId(), json.write(event), actor, time);
    }

    /**
     * Appends one commit of several events.
     *
     * @return offset of its last
     */
    public long appendTogether(List<? extends DomainEvent> events, String actor, Instant time) {
        long last = 0;
        for (int index = 0; index < events.size(); index++) {
            DomainEvent event = events.get(index);
            last = append(
                    EventTypes.of(event).qualifiedName(),
                    event.entityType(),
                    event.entityId(),
                    json.write(event),
                    actor,
                    time,
                    index,
                    events.size());
        }
        return last;
    }

    /** Appends whatever payload under whatever type: also what no reader can read. */
    public long append(String type, String entityType, String entityId, byte[] payload, String actor, Instant time) {
        return append(type, entityType, entityId, payload, actor, time, 0, 1);
    }

    private long append(
            String type,
            String entityType,
            String entityId,
            byte[] payload,
            String actor,
            Instant time,
            int commitIndex,
            int commitCount) {
        EventDescriptor descriptor = new EventDescriptor(
                "event-" + partition + "-" + sequence,
                type,
                "1",
                time,
                entityType,
                entityId,
                List.of(new EventTag(entityType, entityId)),
                new TreeMap<>(Map.of(MetadataKeys.ACTOR, actor, MetadataKeys.CORRELATION_ID, "for-" + entityId)));
        byte[] meta = RecordFormat.meta(descriptor);
        head = chain.next(head, sequence, meta, payload);
        LogRecord record =
                RecordFormat.event(epoch, sequence, commitIndex, commitCount, descriptor, meta, payload, head, null);
        sequence++;
        return send(record);
    }

    private long send(LogRecord record) {
        try {
            RecordMetadata written = producer.send(
                            new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers()))
                    .get(10, TimeUnit.SECONDS);
            return written.offset();
        } catch (Exception e) {
            throw new IllegalStateException("can't write to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
