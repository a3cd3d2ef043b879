package io.atlantis.eventstore.axon;

import io.atlantis.kernel.eventlog.EventTag;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;

/** How an event of Axon's is recorded. Thread-safe. */
public interface EventEncoding {

    /** The payload's bytes. */
    byte[] payload(EventMessage event);

    /**
     * The entity that the event is recorded under: the record's key, and what readers list it by. The first tag, unless a store
     * knows better; empty strings for none.
     */
    default EventTag entity(TaggedEventMessage<?> event) {
        return Criteria.toTags(event.tags()).stream().min(EventTag::compareTo).orElse(new EventTag("", ""));
    }
}
