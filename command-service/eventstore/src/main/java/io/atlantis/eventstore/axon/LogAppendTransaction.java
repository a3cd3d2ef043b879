package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.core.PartitionLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** One append between Axon's prepare and commit phases. Committing decides; rolling back after that changes nothing. */
final class LogAppendTransaction implements AppendTransaction<ConsistencyMarker> {

    private final PartitionLog log;
    private final AppendCondition condition;
    private final ConsistencyMarker marker;
    private final List<NewEvent> events;
    private final AtomicBoolean finished = new AtomicBoolean();

    LogAppendTransaction(PartitionLog log, AppendCondition condition, ConsistencyMarker marker, List<NewEvent> events) {
        this.log = log;
        this.condition = condition;
        this.marker = marker;
        this.events = events;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("already committed or rolled back"));
        }
        return log.append(condition, events)
                .<ConsistencyMarker>thenApply(receipt -> new GlobalIndexConsistencyMarker(receipt.lastSequence() + 1))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    private Throwable translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof AppendFailedException refused
                        && refused.reason() == AppendFailedException.Reason.CONFLICT
                ? AppendEventsTransactionRejectedException.conflictingEventsDetected(marker)
                : cause;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            ConsistencyMarker commitResult, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(commitResult);
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        finished.set(true);
    }
}
