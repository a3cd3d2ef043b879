package io.atlantis.benchmarks.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.id.IdGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Strategy edits, each client's of its own entity, with ids of the product's kind. Thread-safe. */
final class SampleEvents {

    private static final int USUAL_SOURCE_LENGTH = 400;

    private static final String TYPE = "atlantis.strategy.StrategyEdited";
    private static final QualifiedName NAME = new QualifiedName(TYPE);
    private static final String VERSION = "1";
    private static final String ENTITY_TYPE = "Strategy";

    private final IdGenerator ids = IdGenerator.seeded(Clock.systemUTC(), new SplittableRandom(1));
    private final byte[] payload;

    /** Events of a usual size, about 0.9 kB in all. */
    SampleEvents() {
        this(USUAL_SOURCE_LENGTH);
    }

    /** Events whose payload is as long as a source of so many characters makes it; what stands around it is about 0.45 kB. */
    SampleEvents(int sourceLength) {
        this.payload = ("{\"strategyId\":\"main.strategy.x\",\"source\":\"" + "x".repeat(sourceLength)
                        + "\",\"version\":2}")
                .getBytes(UTF_8);
    }

    /** A fresh event of a client's entity. */
    NewEvent next(int client) {
        String entity = entity(client);
        EventDescriptor descriptor = new EventDescriptor(
                ids.next().toString(),
                TYPE,
                VERSION,
                Instant.EPOCH,
                ENTITY_TYPE,
                entity,
                List.of(new EventTag(ENTITY_TYPE, entity)),
                metadata());
        return NewEvent.of(descriptor, payload, null);
    }

    private SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.ACTOR, "bench");
        metadata.put(MetadataKeys.WORKSPACE, "main");
        metadata.put(MetadataKeys.CORRELATION_ID, ids.next().toString());
        metadata.put(MetadataKeys.COMMAND_ID, ids.next().toString());
        return metadata;
    }

    static String commandId(NewEvent event) {
        return Objects.requireNonNull(event.descriptor().metadata().get(MetadataKeys.COMMAND_ID));
    }

    static String commandId(FoldedEvent event) {
        return Objects.requireNonNull(event.metadata().get(MetadataKeys.COMMAND_ID));
    }

    /** The same event as Axon hands it to a storage engine. */
    TaggedEventMessage<EventMessage> message(int client) {
        EventMessage message = new GenericEventMessage(
                ids.next().toString(), new MessageType(NAME, VERSION), payload, metadata(), Instant.EPOCH);
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
