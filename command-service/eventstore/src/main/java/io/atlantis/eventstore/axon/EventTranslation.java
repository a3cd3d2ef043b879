package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Axon's event messages as events of the log, and back. */
final class EventTranslation {

    private final EventEncoding encoding;

    EventTranslation(EventEncoding encoding) {
        this.encoding = encoding;
    }

    NewEvent toNewEvent(TaggedEventMessage<?> tagged) {
        EventMessage event = tagged.event();
        List<EventTag> tags = Criteria.toTags(tagged.tags()).stream().sorted().toList();
        EventTag entity = encoding.entity(event, tags);
        TreeMap<String, String> metadata = new TreeMap<>(event.metadata());
        // The trace context is a header of its own: it tells of the transport, not of what happened.
        String traceparent = metadata.remove(RecordFormat.TRACEPARENT);
        EventDescriptor descriptor = new EventDescriptor(
                event.identifier(),
                event.type().qualifiedName().fullName(),
                event.type().version(),
                event.timestamp(),
                entity.key(),
                entity.value(),
                tags,
                metadata);
        return NewEvent.of(descriptor, encoding.payload(event), traceparent);
    }

    /** The event as a message whose payload is the recorded bytes. */
    static EventMessage toMessage(FoldedEvent event) {
        return new GenericEventMessage(
                event.eventId(),
                new MessageType(new QualifiedName(event.type()), event.typeVersion()),
                event.payload(),
                event.metadata(),
                event.time());
    }
}
