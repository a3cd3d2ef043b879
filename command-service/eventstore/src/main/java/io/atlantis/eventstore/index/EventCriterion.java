package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import java.util.Collection;
import java.util.Set;

/**
 * One alternative of a filter: events of any of these types that carry all of these tags.
 *
 * @param types qualified names; empty for any
 * @param tags empty for any
 */
public record EventCriterion(Set<String> types, Set<EventTag> tags) {

    public EventCriterion {
        types = Set.copyOf(types);
        tags = Set.copyOf(tags);
    }

    boolean matches(String type, Collection<EventTag> eventTags) {
        return (types.isEmpty() || types.contains(type)) && eventTags.containsAll(tags);
    }

    boolean unrestricted() {
        return types.isEmpty() && tags.isEmpty();
    }
}
