package io.atlantis.command.dispatch;

import io.atlantis.eventstore.axon.EventEncoding;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.EventType;
import io.atlantis.kernel.contract.EventTypes;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.SubjectId;
import java.util.List;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;

/** Contract events as payloads of Axon's messages: objects when fresh, recorded JSON when sourced. Thread-safe. */
public final class EventPayloads implements EventEncoding {

    private final EventJson json;

    EventPayloads(EventJson json) {
        this.json = json;
    }

    /** The recorded bytes of a fresh event; what is personal in it is the actor's. */
    @Override
    public byte[] payload(EventMessage message) {
        DomainEvent event = fresh(message);
        return json.holdsPersonalData(event) ? json.write(event, subject(message)) : json.write(event);
    }

    private static SubjectId subject(EventMessage message) {
        return Actors.subjectOf(message.metadata().getOrDefault(MetadataKeys.ACTOR, ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        message.type() + " holds personal data, and whoever recorded it is no person"));
    }

    /** The event's own, which a tag need not name. */
    @Override
    public EventTag entity(EventMessage message, List<EventTag> tags) {
        DomainEvent event = fresh(message);
        return new EventTag(event.entityType(), event.entityId());
    }

    /** The event of a message, fresh or sourced. */
    DomainEvent decode(EventMessage message) {
        return message.payload() instanceof byte[] recorded
                ? json.read(
                        message.type().qualifiedName().localName(),
                        message.type().version(),
                        recorded)
                : fresh(message);
    }

    /** A recorded event. */
    DomainEvent decode(String typeName, String version, byte[] recorded) {
        return json.read(typeName, version, recorded);
    }

    private static DomainEvent fresh(EventMessage message) {
        if (message.payload() instanceof DomainEvent event) {
            return event;
        }
        throw new IllegalArgumentException("payload of " + message.type() + " is no contract event");
    }

    /** Name and version under which an event is recorded, never those of its class. */
    static MessageType typeOf(DomainEvent event) {
        EventType type = EventTypes.of(event);
        return new MessageType(new QualifiedName(type.qualifiedName()), type.version());
    }
}
