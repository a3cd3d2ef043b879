package io.atlantis.sample.looseaxon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.transaction.NoTransactionManager;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.EventSink;
import org.axonframework.messaging.eventhandling.gateway.EventGateway;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorModule;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;

/** Breaks a rule in each method. */
final class LooseCommands {

    TransactionManager transactions() {
        return NoTransactionManager.INSTANCE;
    }

    boolean reachesForTheStorage(EventStorageEngine engine) {
        return engine.equals(this);
    }

    MessageType typeOfClass() {
        return new MessageType(LooseCommands.class, "1");
    }

    QualifiedName nameOfClass() {
        return new QualifiedName(LooseCommands.class);
    }

    CompletableFuture<Void> publishesToStore(EventStore store, EventMessage event) {
        return store.publish(null, event);
    }

    CompletableFuture<Void> publishesToSink(EventSink sink, EventMessage event) {
        return sink.publish(null, event);
    }

    CompletableFuture<Void> publishesToGateway(EventGateway gateway, Object event) {
        return gateway.publish(List.of(event));
    }

    boolean keepsTokens(TokenStore tokens) {
        return tokens.equals(this);
    }

    boolean processes(PooledStreamingEventProcessorModule module) {
        return module.equals(this);
    }
}
