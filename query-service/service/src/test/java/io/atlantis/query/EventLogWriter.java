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
 * The command side's stand-in: the owner of partition 0 of an event log, which it claims when it is made. Confined to one
 * thread.
 */
public final class EventLogWriter implements AutoCloseable {

    private static final int PARTITION = 0;
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final EventJson json = new EventJson();
    private final HashChain chain = new HashChain();
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final long epoch;
    private byte[] head;
    private long sequence;

    public EventLogWriter(TestKafka kafka, String topic) {
        this.producer = kafka.newProducer();
        this.topic = topic;
        FoldCheckpoint end = endOf(kafka, topic);
        this.epoch = end.epoch() + 1;
        this.head = end.head();
        this.sequence = end.nextSequence();
        send(RecordFormat.claim(new OwnerClaim("claim-" + epoch, epoch, "test", "http://localhost", "test", 1)));
    }

    /** Where the log stands: several tests may write to the same one, one after another. */
    private static FoldCheckpoint endOf(TestKafka kafka, String topic) {
        try (ChainedLogReader reader = new ChainedLogReader(kafka.bootstrapServers(), topic)) {
            reader.assign(PARTITION, FoldCheckpoint.START);
            FoldCheckpoint reached = FoldCheckpoint.START;
            while (reached.nextOffset() < reader.endOffset(PARTITION)) {
                reached = reader.poll(POLL_TIMEOUT).checkpoint(PARTITION);
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

    /** Appends whatever payload under whatever type: also what no reader can read. */
    public long append(String type, String entityType, String entityId, byte[] payload, String actor, Instant time) {
        EventDescriptor descriptor = new EventDescriptor(
                "event-" + sequence,
                type,
                "1",
                time,
                entityType,
                entityId,
                List.of(new EventTag(entityType, entityId)),
                new TreeMap<>(Map.of(MetadataKeys.ACTOR, actor, MetadataKeys.CORRELATION_ID, "for-" + entityId)));
        byte[] meta = RecordFormat.meta(descriptor);
        head = chain.next(head, sequence, meta, payload);
        LogRecord record = RecordFormat.event(epoch, sequence, 0, 1, descriptor, meta, payload, head, null);
        sequence++;
        return send(record);
    }

    private long send(LogRecord record) {
        try {
            RecordMetadata written = producer.send(
                            new ProducerRecord<>(topic, PARTITION, record.key(), record.value(), record.headers()))
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
