package io.atlantis.benchmarks.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * What Axon does with a storage engine for each command: source what is new of the entity since the client's last command, append
 * on condition that nothing else comes in between, commit. Without sourcing, the condition is that nothing came since the client's
 * last commit.
 */
final class EngineAppends implements Appender {

    private static final long TIMEOUT_S = 30;

    private final EventStorageEngine engine;
    private final AutoCloseable behind;
    private final SampleEvents events;
    private final boolean sources;
    private final Map<Integer, ConsistencyMarker> seen = new ConcurrentHashMap<>();

    /**
     * @param sources whether each append sources first
     * @param behind what to close with it
     */
    EngineAppends(EventStorageEngine engine, boolean sources, AutoCloseable behind, SampleEvents events) {
        this.engine = engine;
        this.sources = sources;
        this.behind = behind;
        this.events = events;
    }

    @Override
    public void append(int client) throws Exception {
        EventCriteria criteria = events.criteria(client);
        ConsistencyMarker last = seen.getOrDefault(client, ConsistencyMarker.ORIGIN);
        ConsistencyMarker marker = sources ? source(SourcingCondition.conditionFor(last.position(), criteria)) : last;
        AppendCondition unchanged = AppendCondition.withCriteria(criteria).withMarker(marker);
        AppendTransaction<?> transaction = await(engine.appendEvents(unchanged, null, List.of(events.message(client))));
        seen.put(client, commit(transaction));
    }

    private ConsistencyMarker source(SourcingCondition condition) {
        MessageStream<EventMessage> stream = engine.source(condition, null);
        try {
            Optional<MessageStream.Entry<EventMessage>> entry = stream.next();
            while (entry.isPresent()) {
                ConsistencyMarker marker = entry.get().getResource(ConsistencyMarker.RESOURCE_KEY);
                if (marker != null) {
                    return marker;
                }
                entry = stream.next();
            }
        } finally {
            stream.close();
        }
        throw new IllegalStateException("the engine gave no marker");
    }

    private static <R> ConsistencyMarker commit(AppendTransaction<R> transaction) throws Exception {
        return await(transaction.afterCommit(await(transaction.commit(null)), null));
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(TIMEOUT_S, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        behind.close();
    }
}
