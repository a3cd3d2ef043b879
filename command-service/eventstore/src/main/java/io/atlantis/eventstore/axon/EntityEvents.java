package io.atlantis.eventstore.axon;

import io.atlantis.kernel.eventlog.EventTag;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The committed events of entities, read inside a unit of work: whatever it appends is conditional on them. */
public final class EntityEvents {

    /** Takes events in, one by one. */
    @FunctionalInterface
    public interface Step<R> {

        /**
         * The result with one more event.
         *
         * @param nextPosition from which a later reading goes on
         */
        R after(R result, EventMessage event, long nextPosition);
    }

    private EntityEvents() {}

    /**
     * Folds the events of an entity. The unit of work is conditional on all of them, also on those before {@code position}.
     *
     * @param tag of the entity's events
     * @param position 0, or what a step was told: events before it are in {@code initial} already
     */
    public static <R> CompletableFuture<R> fold(
            ProcessingContext context, EventTag tag, long position, R initial, Step<R> step) {
        EventCriteria criteria = EventCriteria.havingTags(new Tag(tag.key(), tag.value()));
        SourcingCondition condition =
                SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(position).position(), criteria);
        return context.component(EventStore.class)
                .transaction(context)
                .source(condition)
                .reduce(initial, (result, entry) -> step.after(result, entry.message(), next(entry)));
    }

    private static long next(MessageStream.Entry<? extends EventMessage> entry) {
        return TrackingToken.fromContext(entry)
                .orElseThrow(() -> new IllegalStateException("a sourced event has a token"))
                .position()
                .orElseThrow(() -> new IllegalStateException("a token of the store has a position"));
    }
}
