package io.atlantis.eventstore.axon;

import io.atlantis.kernel.eventlog.EventTag;
import java.util.List;
import org.axonframework.messaging.eventhandling.EventMessage;

/** How an event of Axon's is recorded. Thread-safe. */
public interface EventEncoding {

    /** The payload's bytes. */
    byte[] payload(EventMessage event);

    /**
     * The entity that the event is recorded under: the record's key, and what readers list it by. The first tag, unless a store
     * knows better; empty strings for none.
     *
     * @param tags of the event in their natural order
     */
    default EventTag entity(EventMessage event, List<EventTag> tags) {
        return tags.isEmpty() ? new EventTag("", "") : tags.getFirst();
    }
}
