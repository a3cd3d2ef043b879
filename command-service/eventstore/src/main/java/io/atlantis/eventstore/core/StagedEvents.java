package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventTag;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events under way to the log: conditions are checked against them too. Confined to the owner's thread. */
final class StagedEvents {

    private final ArrayDeque<StagedEvent> events = new ArrayDeque<>();
    private final Map<EventTag, Long> lastSequenceByTag = new HashMap<>();
    private final Set<String> commandIds = new HashSet<>();

    void add(StagedEvent staged) {
        events.addLast(staged);
        for (EventTag tag : staged.event().descriptor().tags()) {
            lastSequenceByTag.put(tag, staged.sequence());
        }
        String commandId = staged.event().commandId();
        if (commandId != null) {
            commandIds.add(commandId);
        }
    }

    /** Drops the oldest events, which stand in the index from now on. */
    void removeFirst(int count) {
        for (int i = 0; i < count; i++) {
            StagedEvent staged = events.removeFirst();
            for (EventTag tag : staged.event().descriptor().tags()) {
                lastSequenceByTag.remove(tag, staged.sequence());
            }
            String commandId = staged.event().commandId();
            if (commandId != null) {
                commandIds.remove(commandId);
            }
        }
    }

    void clear() {
        events.clear();
        lastSequenceByTag.clear();
        commandIds.clear();
    }

    boolean holdsCommand(String commandId) {
        return commandIds.contains(commandId);
    }

    /** Whether a matching event is under way at or after a sequence. */
    boolean anyMatch(EventFilter filter, long from) {
        if (events.isEmpty() || events.getLast().sequence() < from || !mayMatch(filter, from)) {
            return false;
        }
        for (Iterator<StagedEvent> newestFirst = events.descendingIterator(); newestFirst.hasNext(); ) {
            StagedEvent staged = newestFirst.next();
            if (staged.sequence() < from) {
                return false;
            }
            if (filter.matches(
                    staged.event().descriptor().type(),
                    staged.event().descriptor().tags())) {
                return true;
            }
        }
        return false;
    }

    /** Rules most conditions out by their tags alone, so that a full window costs nothing to check against. */
    private boolean mayMatch(EventFilter filter, long from) {
        List<EventCriterion> criteria = filter.criteria();
        for (int i = 0; i < criteria.size(); i++) {
            if (mayMatch(criteria.get(i).tags(), from)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayMatch(Set<EventTag> tags, long from) {
        for (EventTag tag : tags) {
            Long last = lastSequenceByTag.get(tag);
            if (last == null || last < from) {
                return false;
            }
        }
        return true;
    }
}
