package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.Optional;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Follows the log without end. Never blocks; the callback comes with each commit. Thread-safe. */
final class LogTailStream implements MessageStream<EventMessage> {

    private final PartitionLog log;
    private final EventFilter filter;
    private final Runnable listener = this::runCallback;
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;
    private long nextSequence;
    private @Nullable Entry<EventMessage> peeked;

    LogTailStream(PartitionLog log, EventFilter filter, long firstSequence) {
        this.log = log;
        this.filter = filter;
        this.nextSequence = Math.max(0, firstSequence);
        log.addCommitListener(listener);
    }

    private void runCallback() {
        callback.run();
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        Optional<Entry<EventMessage>> next = peek();
        peeked = null;
        return next;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        if (closed) {
            return Optional.empty();
        }
        long end = log.index().nextSequence();
        while (peeked == null && nextSequence < end) {
            FoldedEvent event = log.index().event(nextSequence++);
            if (filter.matches(event.type(), event.tags())) {
                peeked = entry(event);
            }
        }
        return Optional.ofNullable(peeked);
    }

    static Entry<EventMessage> entry(FoldedEvent event) {
        // A token names the next position to read, so the event's own is one behind it.
        TrackingToken token = new GlobalSequenceTrackingToken(event.sequence() + 1);
        return new SimpleEntry<>(EventTranslation.toMessage(event), TrackingToken.addToContext(Context.empty(), token));
    }

    @Override
    public void setCallback(Runnable newCallback) {
        callback = newCallback;
        if (hasNextAvailable()) {
            newCallback.run();
        }
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.empty();
    }

    @Override
    public boolean isCompleted() {
        return closed;
    }

    @Override
    public boolean hasNextAvailable() {
        return peek().isPresent();
    }

    @Override
    public void close() {
        closed = true;
        log.removeCommitListener(listener);
    }
}
