package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which events a decision was based on: those that match any of the criteria.
 *
 * @param criteria at least one
 */
public record EventFilter(List<EventCriterion> criteria) {

    /** Every event. */
    public static final EventFilter ANY = new EventFilter(List.of(new EventCriterion(Set.of(), Set.of())));

    public EventFilter {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a filter without criteria would match nothing: use ANY for everything");
        }
    }

    /** Whether an event of this type and with these tags is among them. */
    public boolean matches(String type, Collection<EventTag> tags) {
        for (EventCriterion criterion : criteria) {
            if (criterion.matches(type, tags)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some criterion takes every event. */
    public boolean unrestricted() {
        for (EventCriterion criterion : criteria) {
            if (criterion.unrestricted()) {
                return true;
            }
        }
        return false;
    }
}
