package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * An index that outlives its process. The log feeds it from its beginning after each restart: what it holds already must be
 * given again just so, and is only seen as far as it has been given.
 */
final class SurvivingIndex implements EventIndex {

    private final InMemoryEventIndex kept;
    private final Consumer<String> mismatches;
    private long given;

    private SurvivingIndex(InMemoryEventIndex kept, Consumer<String> mismatches) {
        this.kept = kept;
        this.mismatches = mismatches;
    }

    /** A new one; {@code mismatches} hears of events that differ from those given before. */
    static SurvivingIndex empty(Consumer<String> mismatches) {
        return new SurvivingIndex(new InMemoryEventIndex(), mismatches);
    }

    /** The same after a restart of the process. */
    SurvivingIndex reopened() {
        return new SurvivingIndex(kept, mismatches);
    }

    @Override
    public void add(List<FoldedEvent> commit) {
        long end = given + commit.size();
        if (given >= kept.nextSequence()) {
            kept.add(commit);
        } else if (end > kept.nextSequence()) {
            mismatches.accept("a commit ends at sequence " + end + ", within one that the index holds");
        } else {
            commit.forEach(this::compare);
        }
        given = end;
    }

    private void compare(FoldedEvent event) {
        String held = kept.event(event.sequence()).eventId();
        if (!held.equals(event.eventId())) {
            mismatches.accept("sequence " + event.sequence() + " is " + event.eventId() + " and was " + held);
        }
    }

    @Override
    public long nextSequence() {
        return given;
    }

    @Override
    public FoldedEvent event(long sequence) {
        return kept.event(sequence);
    }

    @Override
    public Iterator<FoldedEvent> find(EventFilter filter, long from, long to) {
        return kept.find(filter, from, Math.min(to, given));
    }

    @Override
    public OptionalLong sequenceOf(String eventId) {
        OptionalLong sequence = kept.sequenceOf(eventId);
        return sequence.isPresent() && sequence.getAsLong() < given ? sequence : OptionalLong.empty();
    }

    @Override
    public List<FoldedEvent> ofCommand(String commandId) {
        List<FoldedEvent> events = kept.ofCommand(commandId);
        return events.isEmpty() || events.getLast().sequence() >= given ? List.of() : events;
    }
}
