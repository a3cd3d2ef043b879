package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run of neighbouring events on the heap and what they are found by. One thread adds, any number read without locks;
 * readers see whole commits, since the end moves last.
 */
final class HeapEvents {

    private final Map<EventTag, Sequences> byTag;
    private final Map<String, FoldedEvent> byEventId;
    /** The first event of each command. */
    private final Map<String, FoldedEvent> byCommandId;

    private final long first;
    private volatile FoldedEvent[] events;
    private volatile long end;
    /** Written by the adding thread alone, read after {@link #end}. */
    private long lengthBytes;

    /**
     * An empty run.
     *
     * @param first sequence of its first event
     * @param capacity events that it holds before it grows
     */
    HeapEvents(long first, int capacity) {
        this.first = first;
        this.end = first;
        this.events = new FoldedEvent[capacity];
        this.byTag = new ConcurrentHashMap<>(capacity);
        this.byEventId = new ConcurrentHashMap<>(capacity);
        this.byCommandId = new ConcurrentHashMap<>(capacity);
    }

    /** Adds a commit whose first event has the sequence {@link #end()}. */
    void add(List<FoldedEvent> commit) {
        int count = Math.toIntExact(end - first);
        FoldedEvent[] log = events;
        if (count + commit.size() > log.length) {
            log = Arrays.copyOf(log, Math.max(log.length * 2, count + commit.size()));
        }
        for (int i = 0; i < commit.size(); i++) {
            FoldedEvent event = commit.get(i);
            if (event.sequence() != first + count) {
                throw new IllegalArgumentException(
                        "sequence " + event.sequence() + " added where " + (first + count) + " is next");
            }
            log[count++] = event;
            lengthBytes += event.meta().length + event.payload().length;
            addToPostings(event);
        }
        events = log;
        end = first + count;
    }

    private void addToPostings(FoldedEvent event) {
        byEventId.put(event.eventId(), event);
        List<EventTag> tags = event.tags();
        for (int i = 0; i < tags.size(); i++) {
            byTag.computeIfAbsent(tags.get(i), _ -> new Sequences()).add(event.sequence());
        }
        String commandId = event.metadata().get(MetadataKeys.COMMAND_ID);
        if (commandId != null) {
            byCommandId.putIfAbsent(commandId, event);
        }
    }

    /** Sequence of the first event. */
    long first() {
        return first;
    }

    /** Sequence after the last event. */
    long end() {
        return end;
    }

    /** Bytes of the events' descriptors and payloads. */
    long lengthBytes() {
        return lengthBytes;
    }

    /**
     * The event of a sequence.
     *
     * @param sequence from {@link #first()} to below an {@link #end()} read before
     */
    FoldedEvent event(long sequence) {
        return events[Math.toIntExact(sequence - first)];
    }

    /** Sequence of an event id; {@link Candidates#NONE} when it is not here. */
    long sequenceOf(String eventId) {
        FoldedEvent event = byEventId.get(eventId);
        return event == null || event.sequence() >= end ? Candidates.NONE : event.sequence();
    }

    /**
     * Sequence of a command's first event, {@link Candidates#NONE} when it is not here. A command commits once and as a whole: its
     * events are neighbours, and all here when the first is.
     */
    long firstOfCommand(String commandId) {
        FoldedEvent event = byCommandId.get(commandId);
        return event == null || event.sequence() >= end ? Candidates.NONE : event.sequence();
    }

    /** Events that may carry all of these tags, at least one, from a sequence on. */
    Candidates candidates(Set<EventTag> tags, long from) {
        Sequences rarest = null;
        for (EventTag tag : tags) {
            Sequences sequences = byTag.get(tag);
            if (sequences == null) {
                return Candidates.EMPTY;
            }
            if (rarest == null || sequences.size() < rarest.size()) {
                rarest = sequences;
            }
        }
        return rarest == null ? Candidates.everyFrom(from) : rarest.from(from);
    }

    /** The tags of these events with the last sequence of each. */
    void forEachTag(LastOfTag action) {
        byTag.forEach((tag, sequences) -> action.accept(tag, sequences.get(sequences.size() - 1)));
    }

    /** Takes a tag and the sequence of its last event. */
    @FunctionalInterface
    interface LastOfTag {
        void accept(EventTag tag, long lastSequence);
    }
}
