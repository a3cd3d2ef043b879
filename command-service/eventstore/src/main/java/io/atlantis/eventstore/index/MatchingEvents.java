package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks candidates in order and gives those that match. Not thread-safe. */
final class MatchingEvents implements Iterator<FoldedEvent> {

    private final EventIndex index;
    private final EventFilter filter;
    private final Candidates candidates;
    private final long to;
    private @Nullable FoldedEvent next;

    MatchingEvents(EventIndex index, EventFilter filter, Candidates candidates, long to) {
        this.index = index;
        this.filter = filter;
        this.candidates = candidates;
        this.to = to;
        this.next = advance();
    }

    private @Nullable FoldedEvent advance() {
        long sequence = candidates.next();
        while (sequence >= 0 && sequence < to) {
            FoldedEvent event = index.event(sequence);
            if (filter.matches(event.type(), event.tags())) {
                return event;
            }
            sequence = candidates.next();
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public FoldedEvent next() {
        FoldedEvent current = next;
        if (current == null) {
            throw new NoSuchElementException("no more events match");
        }
        next = advance();
        return current;
    }
}
