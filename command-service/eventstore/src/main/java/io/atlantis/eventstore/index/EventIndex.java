package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The events of one partition, by everything they are looked up by. One thread adds, any number read; a reader sees whole
 * commits only, up to the {@link #nextSequence()} it asked for first. Every method may throw {@link IndexFailedException},
 * from then on always: an index answers rightly or not at all.
 */
public interface EventIndex extends AutoCloseable {

    /** Where a fold goes on whose commits are added here; {@link FoldCheckpoint#START} for an empty index. */
    FoldCheckpoint checkpoint();

    /** The claim in force at the {@link #checkpoint()}. */
    Optional<OwnerClaim> claim();

    /**
     * Adds a commit.
     *
     * @param commit its events in order; the first has sequence {@link #nextSequence()}
     * @param after checkpoint of the fold behind it
     */
    void add(List<FoldedEvent> commit, FoldCheckpoint after);

    /**
     * Takes note of a claim that came into force.
     *
     * @param after checkpoint of the fold behind it
     */
    void claimed(OwnerClaim claim, FoldCheckpoint after);

    /** Sets everything aside that it holds, to be filled anew from the log's first record; by the adding thread. */
    void clear();

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

    /** Events added that a process which dies now would have to read from the log again. */
    long lag();

    /** How often what was stored had to be set aside since this index was opened: each one is worth an alarm. */
    long quarantines();

    /** Does nothing while the index can be relied on, and throws {@link IndexFailedException} when it can't. */
    void requireSound();

    /** Keeps what was added, where the index is one that keeps; nothing may be called afterwards. */
    @Override
    void close();
}
