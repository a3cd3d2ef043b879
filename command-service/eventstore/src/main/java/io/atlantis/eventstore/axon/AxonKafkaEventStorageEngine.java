package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine on a {@link PartitionLog}. Positions, markers and tokens are dense sequence numbers and name the next
 * event, never the last. Thread-safe.
 */
public final class AxonKafkaEventStorageEngine implements EventStorageEngine {

    private final PartitionLog log;
    private final EventTranslation translation;

    /**
     * An engine on a log that somebody else starts and closes.
     *
     * @param payloadEncoder gives the bytes to record of an event's payload
     */
    public AxonKafkaEventStorageEngine(PartitionLog log, Function<EventMessage, byte[]> payloadEncoder) {
        this.log = log;
        this.translation = new EventTranslation(payloadEncoder);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            org.axonframework.eventsourcing.eventstore.AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        AppendCondition ours = toCondition(condition);
        EventIndex index = log.index();
        if (index.find(ours.filter(), ours.fromSequence(), index.nextSequence()).hasNext()) {
            return CompletableFuture.failedFuture(
                    AppendEventsTransactionRejectedException.conflictingEventsDetected(condition.consistencyMarker()));
        }
        List<NewEvent> encoded = events.stream().map(translation::toNewEvent).toList();
        return CompletableFuture.completedFuture(
                new LogAppendTransaction(log, ours, condition.consistencyMarker(), encoded));
    }

    private static AppendCondition toCondition(org.axonframework.eventsourcing.eventstore.AppendCondition condition) {
        if (ConsistencyMarker.INFINITY.equals(condition.consistencyMarker())) {
            return AppendCondition.NONE;
        }
        long fromSequence = Math.max(0, GlobalIndexConsistencyMarker.position(condition.consistencyMarker()));
        return new AppendCondition(Criteria.toFilter(condition.criteria()), fromSequence);
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        OwnerState state = log.state();
        if (state == OwnerState.NOT_OWNER || state == OwnerState.FENCED) {
            return MessageStream.failed(new AppendFailedException(
                            AppendFailedException.Reason.NOT_OWNER, "partition " + log.partition() + " is " + state))
                    .cast();
        }
        EventIndex index = log.index();
        long end = index.nextSequence();
        long start = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        EventFilter filter = Criteria.toFilter(condition.criteria());
        return MessageStream.fromStream(
                        stream(index.find(filter, start, end)),
                        EventTranslation::toMessage,
                        event -> LogTailStream.entry(event))
                .concatWith(terminal(end));
    }

    private static Stream<FoldedEvent> stream(Iterator<FoldedEvent> events) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Never ORIGIN, not even for an empty store: Axon takes ORIGIN for "nothing sourced yet" and would forget this read. */
    private static MessageStream<EventMessage> terminal(long end) {
        ConsistencyMarker marker = new GlobalIndexConsistencyMarker(end);
        return MessageStream.<EventMessage>fromIterable(
                List.of(TerminalEventMessage.INSTANCE), _ -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        long firstSequence = condition.position().position().orElse(0);
        return new LogTailStream(log, Criteria.toFilter(condition.criteria()), firstSequence);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(
                new GlobalSequenceTrackingToken(log.index().nextSequence()));
    }

    /** Looks through the whole log: for resetting a processor, not for every day. */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        EventIndex index = log.index();
        Iterator<FoldedEvent> events = index.find(EventFilter.ANY, 0, index.nextSequence());
        while (events.hasNext()) {
            FoldedEvent event = events.next();
            if (!event.time().isBefore(at)) {
                return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(event.sequence()));
            }
        }
        return latestToken(context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("partition", log.partition());
        descriptor.describeProperty("state", log.state());
    }
}
