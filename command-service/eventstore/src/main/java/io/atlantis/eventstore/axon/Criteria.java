package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventTag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Axon's event criteria as filters of the event store. */
final class Criteria {

    /** A type that no event has: what matches it matches everything. */
    private static final QualifiedName PROBE = new QualifiedName("atlantis.no-such-event");

    private Criteria() {}

    /**
     * Translates criteria. {@code flatten()} is no complete account of them: it is empty for "any event", and drops such an
     * alternative from an OR; taken at its word, nothing would ever conflict.
     */
    static EventFilter toFilter(EventCriteria criteria) {
        List<EventCriterion> alternatives = criteria.flatten().stream()
                .map(criterion -> new EventCriterion(
                        criterion.types().stream().map(QualifiedName::fullName).collect(Collectors.toSet()),
                        toTags(criterion.tags())))
                .toList();
        boolean unrestricted = alternatives.isEmpty() || criteria.matches(PROBE, Set.of());
        return unrestricted ? EventFilter.ANY : new EventFilter(alternatives);
    }

    static Set<EventTag> toTags(Set<Tag> tags) {
        return tags.stream().map(tag -> new EventTag(tag.key(), tag.value())).collect(Collectors.toSet());
    }
}
