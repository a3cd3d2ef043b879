package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventFilter;

/**
 * What must still hold for an append to count: that nothing the decision was based on has changed since.
 *
 * @param filter the events that the decision was based on
 * @param fromSequence number of events that had been seen; a matching event from here on is a conflict
 */
public record AppendCondition(EventFilter filter, long fromSequence) {

    /** No condition: nothing is a conflict. */
    public static final AppendCondition NONE = new AppendCondition(EventFilter.ANY, Long.MAX_VALUE);
}
