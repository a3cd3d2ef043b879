package io.atlantis.runner.service;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.EventType;
import io.atlantis.kernel.contract.EventTypes;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends valid events to {@code domain.events} as its owner would; one per test class, as the topic has one owner. */
final class DomainEventWriter {

    private static final long EPOCH = 1;

    private final TestKafka kafka;
    private final EventJson json = new EventJson();
    private final HashChain chain = new HashChain();
    private byte[] head = HashChain.genesis();
    private long sequence;

    DomainEventWriter(TestKafka kafka) {
        this.kafka = kafka;
        send(RecordFormat.claim(new OwnerClaim("claim-1", EPOCH, "test", "http://127.0.0.1", "1", 1)));
    }

    void append(DomainEvent event) {
        EventType type = EventTypes.of(event);
        EventDescriptor descriptor = new EventDescriptor(
                "event-" + sequence,
                type.qualifiedName(),
                type.version(),
                Instant.parse("2026-01-05T12:00:00Z"),
                event.entityType(),
                event.entityId(),
                List.of(new EventTag(event.entityType(), event.entityId())),
                new TreeMap<>());
        byte[] meta = RecordFormat.meta(descriptor);
        byte[] payload = json.write(event);
        head = chain.next(head, sequence, meta, payload);
        send(RecordFormat.event(EPOCH, sequence, 0, 1, descriptor, meta, payload, head, null));
        sequence++;
    }

    private void send(LogRecord record) {
        kafka.send(List.of(
                new ProducerRecord<>(Topics.DOMAIN_EVENTS.name(), 0, record.key(), record.value(), record.headers())));
    }
}
