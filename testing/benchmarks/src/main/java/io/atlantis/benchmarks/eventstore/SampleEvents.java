package io.atlantis.benchmarks.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Strategy edits of a usual size, each client's of its own entity. */
final class SampleEvents {

    private static final byte[] PAYLOAD = ("{\"strategyId\":\"main.strategy.x\",\"source\":\"" + "x".repeat(400)
                    + "\",\"version\":2}")
            .getBytes(UTF_8);
    private static final String TYPE = "atlantis.strategy.StrategyEdited";
    private static final QualifiedName NAME = new QualifiedName(TYPE);
    private static final String VERSION = "1";
    private static final String ENTITY_TYPE = "Strategy";

    private final AtomicLong ids = new AtomicLong();

    /** A fresh event of a client's entity. */
    NewEvent next(int client) {
        long number = ids.incrementAndGet();
        String entity = entity(client);
        EventDescriptor descriptor = new EventDescriptor(
                "event-" + number,
                TYPE,
                VERSION,
                Instant.EPOCH,
                ENTITY_TYPE,
                entity,
                List.of(new EventTag(ENTITY_TYPE, entity)),
                metadata(number));
        return NewEvent.of(descriptor, PAYLOAD, null);
    }

    private static SortedMap<String, String> metadata(long number) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.ACTOR, "bench");
        metadata.put(MetadataKeys.WORKSPACE, "main");
        metadata.put(MetadataKeys.CORRELATION_ID, "correlation-" + number);
        metadata.put(MetadataKeys.COMMAND_ID, "command-" + number);
        return metadata;
    }

    static String commandId(NewEvent event) {
        return Objects.requireNonNull(event.descriptor().metadata().get(MetadataKeys.COMMAND_ID));
    }

    /** The same event as Axon hands it to a storage engine. */
    TaggedEventMessage<EventMessage> message(int client) {
        long number = ids.incrementAndGet();
        EventMessage message = new GenericEventMessage(
                "event-" + number, new MessageType(NAME, VERSION), PAYLOAD, metadata(number), Instant.EPOCH);
        return new GenericTaggedEventMessage<>(message, Set.of(Tag.of(ENTITY_TYPE, entity(client))));
    }

    /** What an edit is decided on, as Axon says it. */
    EventCriteria criteria(int client) {
        return EventCriteria.havingTags(Tag.of(ENTITY_TYPE, entity(client)));
    }

    /** The payload as recorded: the samples' messages carry bytes. */
    static byte[] payload(EventMessage message) {
        return Objects.requireNonNull(message.payloadAs(byte[].class));
    }

    private static String entity(int client) {
        return "main.strategy." + client;
    }

    /** The condition of an edit: nobody else has changed the entity. */
    AppendCondition unchanged(int client, long fromSequence) {
        EventTag tag = new EventTag(ENTITY_TYPE, entity(client));
        return new AppendCondition(new EventFilter(List.of(new EventCriterion(Set.of(), Set.of(tag)))), fromSequence);
    }

    /** The same bytes as a record that nobody checks. */
    LogRecord rawRecord(int client) {
        NewEvent event = next(client);
        return event.template().at(1, 1, 0, 1, event.payload(), HashChain.genesis());
    }
}
