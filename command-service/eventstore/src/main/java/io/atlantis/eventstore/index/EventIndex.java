package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The events of one partition, by everything they are looked up by. One thread adds, any number read; a reader sees whole
 * commits only, up to the {@link #nextSequence()} it asked for first.
 */
public interface EventIndex {

    /**
     * Adds a commit.
     *
     * @param commit its events in order; the first has sequence {@link #nextSequence()}
     */
    void add(List<FoldedEvent> commit);

    /** As many events there are; the sequence of the next. */
    long nextSequence();

    /**
     * The event of a sequence number.
     *
     * @param sequence below {@link #nextSequence()}
     */
    FoldedEvent event(long sequence);

    /**
     * Events of a range that match, in order.
     *
     * @param from first sequence, inclusive; below 0 means 0
     * @param to exclusive, at most {@link #nextSequence()}
     */
    Iterator<FoldedEvent> find(EventFilter filter, long from, long to);

    /** Sequence of an event id; empty when it was never committed. */
    OptionalLong sequenceOf(String eventId);

    /** The events that a command committed, in order; empty when it never did. */
    List<FoldedEvent> ofCommand(String commandId);
}
