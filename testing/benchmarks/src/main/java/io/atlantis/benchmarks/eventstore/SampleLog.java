package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a valid log of sample events as fast as the broker takes it: what an owner would have written, without its checks. */
final class SampleLog {

    private static final int EPOCH_STEP = 2;

    private final Map<String, Object> settings;
    private final String topic;
    private final int entities;
    private final SampleEvents events;
    private final HashChain chain = new HashChain();
    private byte[] head = HashChain.genesis();
    private long nextSequence;
    private long epoch = 1;

    SampleLog(String bootstrapServers, String topic, int entities, SampleEvents events) {
        this.settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5, "batch.size", 512 * 1024);
        this.topic = topic;
        this.entities = entities;
        this.events = events;
    }

    /** Bytes of a record's value and descriptor. */
    static int lengthBytes(SampleEvents events) {
        NewEvent event = events.next(0);
        return event.meta().length + event.payload().length;
    }

    /** Claims the partition and writes so many events, each a commit; whoever claims in between takes one epoch. */
    void write(int count) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            send(producer, RecordFormat.claim(new OwnerClaim("sample-" + epoch, epoch, "sample", "", "1", 1)));
            for (int i = 0; i < count; i++) {
                NewEvent event = events.next((int) (nextSequence % entities));
                head = chain.next(head, nextSequence, event.meta(), event.payload());
                send(
                        producer,
                        RecordFormat.event(
                                epoch,
                                nextSequence++,
                                0,
                                1,
                                event.descriptor(),
                                event.meta(),
                                event.payload(),
                                head,
                                null));
            }
            producer.flush();
        }
        epoch += EPOCH_STEP;
    }

    private void send(Producer<byte[], byte[]> producer, LogRecord record) {
        var _ = producer.send(new ProducerRecord<>(topic, 0, record.key(), record.value(), record.headers()));
    }
}
