package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An index on the heap, gone with the process. One thread adds, any number read without locks. */
public final class InMemoryEventIndex implements EventIndex {

    private static final int INITIAL_CAPACITY = 1_024;

    private volatile HeapEvents events = new HeapEvents(0, INITIAL_CAPACITY);
    private volatile Tip tip = Tip.START;

    @Override
    public FoldCheckpoint checkpoint() {
        return tip.checkpoint();
    }

    @Override
    public Optional<OwnerClaim> claim() {
        return tip.claim();
    }

    @Override
    public void add(List<FoldedEvent> commit, FoldCheckpoint after) {
        events.add(commit);
        tip = tip.committed(after, events.end());
    }

    @Override
    public void claimed(OwnerClaim claim, FoldCheckpoint after) {
        tip = tip.claimed(claim, after, events.end());
    }

    @Override
    public void clear() {
        events = new HeapEvents(0, INITIAL_CAPACITY);
        tip = Tip.START;
    }

    @Override
    public long nextSequence() {
        return events.end();
    }

    @Override
    public FoldedEvent event(long sequence) {
        return events.event(sequence);
    }

    @Override
    public Iterator<FoldedEvent> find(EventFilter filter, long from, long to) {
        long end = Math.min(to, events.end());
        return new MatchingEvents(this, filter, candidates(filter, Math.max(0, from)), end);
    }

    private Candidates candidates(EventFilter filter, long from) {
        List<EventCriterion> criteria = filter.criteria();
        List<Candidates> alternatives = new ArrayList<>(criteria.size());
        for (EventCriterion criterion : criteria) {
            if (criterion.tags().isEmpty()) {
                return Candidates.everyFrom(from);
            }
            alternatives.add(events.candidates(criterion.tags(), from));
        }
        return Candidates.union(alternatives);
    }

    @Override
    public OptionalLong sequenceOf(String eventId) {
        long sequence = events.sequenceOf(eventId);
        return sequence == Candidates.NONE ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    @Override
    public List<FoldedEvent> ofCommand(String commandId) {
        long first = events.firstOfCommand(commandId);
        return first == Candidates.NONE ? List.of() : CommandEvents.from(first, events.end(), commandId, events::event);
    }

    @Override
    public long lag() {
        return 0;
    }

    @Override
    public long quarantines() {
        return 0;
    }

    @Override
    public void requireSound() {}

    @Override
    public void close() {}
}
