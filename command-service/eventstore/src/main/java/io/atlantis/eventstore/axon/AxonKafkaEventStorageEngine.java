package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
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
 * Axon's storage engine on a {@link PartitionedLog}. Conditions and events choose the partition by their tags, and must agree on
 * one: consistency ends at its border. Positions and markers are dense sequence numbers of that partition and name the next event,
 * never the last. Following events without end is for a log of one partition; others are read by
 * {@link io.atlantis.kernel.eventlog.ChainedLogReader}. Thread-safe.
 */
public final class AxonKafkaEventStorageEngine implements EventStorageEngine {

    private final PartitionedLog log;
    private final TagRouting routing;
    private final EventTranslation translation;

    /**
     * An engine on a log.
     *
     * @param encoding how events are recorded
     */
    public AxonKafkaEventStorageEngine(PartitionedLog log, EventEncoding encoding) {
        this.log = log;
        this.routing = new TagRouting(log.partitions());
        this.translation = new EventTranslation(encoding);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            org.axonframework.eventsourcing.eventstore.AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            return CompletableFuture.completedFuture(prepare(condition, events));
        } catch (SpansPartitionsException | AppendEventsTransactionRejectedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private AppendTransaction<?> prepare(
            org.axonframework.eventsourcing.eventstore.AppendCondition condition, List<TaggedEventMessage<?>> events) {
        AppendCondition ours = toCondition(condition);
        PartitionLog target = log.of(partitionOf(ours, events));
        EventIndex index = target.index();
        if (index.find(ours.filter(), ours.fromSequence(), index.nextSequence()).hasNext()) {
            throw AppendEventsTransactionRejectedException.conflictingEventsDetected(condition.consistencyMarker());
        }
        List<NewEvent> encoded = events.stream().map(translation::toNewEvent).toList();
        return new LogAppendTransaction(target, ours, condition.consistencyMarker(), encoded);
    }

    private int partitionOf(AppendCondition condition, List<TaggedEventMessage<?>> events) {
        int partition = routing.ofEvents(events);
        if (!condition.equals(AppendCondition.NONE)) {
            routing.requireSame(partition, routing.of(condition.filter()));
        }
        return partition;
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
        EventFilter filter = Criteria.toFilter(condition.criteria());
        PartitionLog source;
        try {
            source = log.of(routing.of(filter));
        } catch (SpansPartitionsException e) {
            return MessageStream.failed(e).cast();
        }
        if (!source.takesAppends()) {
            return MessageStream.failed(notOwner(source)).cast();
        }
        EventIndex index = source.index();
        long end = index.nextSequence();
        long start = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        return MessageStream.fromStream(
                        stream(index.find(filter, start, end)),
                        EventTranslation::toMessage,
                        event -> LogTailStream.entry(event))
                .concatWith(terminal(end));
    }

    private static AppendFailedException notOwner(PartitionLog log) {
        return new AppendFailedException(
                AppendFailedException.Reason.NOT_OWNER, "partition " + log.partition() + " is " + log.state());
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
        try {
            long firstSequence = condition.position().position().orElse(0);
            return new LogTailStream(only(), Criteria.toFilter(condition.criteria()), firstSequence);
        } catch (SpansPartitionsException e) {
            return MessageStream.failed(e).cast();
        }
    }

    /** The log's one partition: tokens of Axon's name a single position. */
    private PartitionLog only() {
        if (log.all().size() > 1) {
            throw new SpansPartitionsException("the log has " + log.all().size()
                    + " partitions and no order across them: follow it by a ChainedLogReader");
        }
        return log.of(0);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(
                () -> new GlobalSequenceTrackingToken(only().index().nextSequence()), Runnable::run);
    }

    /** Looks through the whole log: for resetting a processor, not for every day. */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(() -> tokenAt(at, only().index()), Runnable::run);
    }

    private static TrackingToken tokenAt(Instant at, EventIndex index) {
        long end = index.nextSequence();
        Iterator<FoldedEvent> events = index.find(EventFilter.ANY, 0, end);
        while (events.hasNext()) {
            FoldedEvent event = events.next();
            if (!event.time().isBefore(at)) {
                return new GlobalSequenceTrackingToken(event.sequence());
            }
        }
        return new GlobalSequenceTrackingToken(end);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        log.all()
                .forEach(partition -> descriptor.describeProperty(
                        "partition " + partition.partition(), partition.state().name()));
    }
}
