package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An index on the heap, rebuilt from the log at each start. One thread adds, any number read without locks. */
public final class InMemoryEventIndex implements EventIndex {

    private static final int INITIAL_CAPACITY = 1_024;
    private static final long NONE = -1;

    private final Map<EventTag, Sequences> byTag = new ConcurrentHashMap<>();
    private final Map<String, Long> byEventId = new ConcurrentHashMap<>();
    private final Map<String, CommandRange> byCommandId = new ConcurrentHashMap<>();
    private volatile FoldedEvent[] events = new FoldedEvent[INITIAL_CAPACITY];
    private volatile int size;

    /** Events of a command: neighbours, since a command commits once and as a whole. */
    private record CommandRange(long first, long end) {}

    @Override
    public void add(List<FoldedEvent> commit) {
        int count = size;
        FoldedEvent[] log = events;
        if (count + commit.size() > log.length) {
            log = Arrays.copyOf(log, Math.max(log.length * 2, count + commit.size()));
        }
        for (FoldedEvent event : commit) {
            if (event.sequence() != count) {
                throw new IllegalArgumentException(
                        "sequence " + event.sequence() + " added where " + count + " is next");
            }
            log[count++] = event;
            addToPostings(event);
        }
        events = log;
        size = count;
    }

    private void addToPostings(FoldedEvent event) {
        byEventId.put(event.eventId(), event.sequence());
        for (EventTag tag : event.tags()) {
            byTag.computeIfAbsent(tag, _ -> new Sequences()).add(event.sequence());
        }
        String commandId = event.metadata().get(MetadataKeys.COMMAND_ID);
        if (commandId != null) {
            byCommandId.merge(
                    commandId,
                    new CommandRange(event.sequence(), event.sequence() + 1),
                    (range, next) -> new CommandRange(range.first(), next.end()));
        }
    }

    @Override
    public long nextSequence() {
        return size;
    }

    @Override
    public FoldedEvent event(long sequence) {
        return events[Math.toIntExact(sequence)];
    }

    @Override
    public Iterator<FoldedEvent> find(EventFilter filter, long from, long to) {
        long first = Math.max(0, from);
        long end = Math.min(to, size);
        return new MatchingEvents(this, filter, candidates(filter, first), end);
    }

    private MatchingEvents.Candidates candidates(EventFilter filter, long from) {
        List<Sequences> postings = new ArrayList<>(filter.criteria().size());
        for (EventCriterion criterion : filter.criteria()) {
            if (criterion.tags().isEmpty()) {
                return everySequence(from);
            }
            Sequences rarest = rarest(criterion.tags());
            if (rarest != null) {
                postings.add(rarest);
            }
        }
        return union(postings, from);
    }

    private @Nullable Sequences rarest(Set<EventTag> tags) {
        Sequences rarest = null;
        for (EventTag tag : tags) {
            Sequences sequences = byTag.get(tag);
            if (sequences == null) {
                return null;
            }
            if (rarest == null || sequences.size() < rarest.size()) {
                rarest = sequences;
            }
        }
        return rarest;
    }

    private static MatchingEvents.Candidates everySequence(long from) {
        long[] position = {from};
        return () -> position[0]++;
    }

    private static MatchingEvents.Candidates union(List<Sequences> postings, long from) {
        int[] positions = new int[postings.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = postings.get(i).lowerBound(from);
        }
        return () -> {
            long smallest = NONE;
            for (int i = 0; i < positions.length; i++) {
                Sequences sequences = postings.get(i);
                if (positions[i] < sequences.size()) {
                    long candidate = sequences.get(positions[i]);
                    smallest = smallest == NONE ? candidate : Math.min(smallest, candidate);
                }
            }
            for (int i = 0; i < positions.length && smallest != NONE; i++) {
                Sequences sequences = postings.get(i);
                if (positions[i] < sequences.size() && sequences.get(positions[i]) == smallest) {
                    positions[i]++;
                }
            }
            return smallest;
        };
    }

    @Override
    public OptionalLong sequenceOf(String eventId) {
        Long sequence = byEventId.get(eventId);
        return sequence == null || sequence >= size ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    @Override
    public List<FoldedEvent> ofCommand(String commandId) {
        CommandRange range = byCommandId.get(commandId);
        if (range == null || range.end() > size) {
            return List.of();
        }
        List<FoldedEvent> committed = new ArrayList<>();
        for (long sequence = range.first(); sequence < range.end(); sequence++) {
            committed.add(event(sequence));
        }
        return List.copyOf(committed);
    }
}
