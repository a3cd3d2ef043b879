package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An index that outlives its process as the stored one does: what was added last may not have been stored yet, and the checkpoint
 * always fits what was.
 */
final class SurvivingIndex implements EventIndex {

    private static final int MOST_LOST = 6;

    private final InMemoryEventIndex heap = new InMemoryEventIndex();
    private final List<Consumer<EventIndex>> additions = new ArrayList<>();

    private SurvivingIndex(List<Consumer<EventIndex>> stored) {
        stored.forEach(this::take);
    }

    /** A new one. */
    static SurvivingIndex empty() {
        return new SurvivingIndex(List.of());
    }

    /** What is found after a restart of the process. */
    SurvivingIndex reopened(RandomGenerator random) {
        int lost = Math.min(additions.size(), random.nextInt(MOST_LOST));
        return new SurvivingIndex(List.copyOf(additions.subList(0, additions.size() - lost)));
    }

    private void take(Consumer<EventIndex> addition) {
        addition.accept(heap);
        additions.add(addition);
    }

    @Override
    public void add(List<FoldedEvent> commit, FoldCheckpoint after) {
        take(index -> index.add(commit, after));
    }

    @Override
    public void claimed(OwnerClaim claim, FoldCheckpoint after) {
        take(index -> index.claimed(claim, after));
    }

    @Override
    public void clear() {
        additions.clear();
        heap.clear();
    }

    @Override
    public FoldCheckpoint checkpoint() {
        return heap.checkpoint();
    }

    @Override
    public Optional<OwnerClaim> claim() {
        return heap.claim();
    }

    @Override
    public long nextSequence() {
        return heap.nextSequence();
    }

    @Override
    public FoldedEvent event(long sequence) {
        return heap.event(sequence);
    }

    @Override
    public Iterator<FoldedEvent> find(EventFilter filter, long from, long to) {
        return heap.find(filter, from, to);
    }

    @Override
    public OptionalLong sequenceOf(String eventId) {
        return heap.sequenceOf(eventId);
    }

    @Override
    public List<FoldedEvent> ofCommand(String commandId) {
        return heap.ofCommand(commandId);
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
