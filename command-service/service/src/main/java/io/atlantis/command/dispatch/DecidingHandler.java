package io.atlantis.command.dispatch;

import io.atlantis.command.model.Decision;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.StateManager;

/** Runs one kind of command inside Axon's unit of work: load, decide, append what was decided. Thread-safe. */
final class DecidingHandler<C> implements CommandHandler {

    private static final MessageType RESULT = new MessageType(new QualifiedName("atlantis.Decision"), "1");

    private final CommandRegistration<C> registration;
    private final EventMetadata metadata;
    private final IdGenerator ids;
    private final Clock clock;

    DecidingHandler(CommandRegistration<C> registration, EventMetadata metadata, IdGenerator ids, Clock clock) {
        this.registration = registration;
        this.metadata = metadata;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        C command = registration.commandType().cast(message.payload());
        StateManager states = context.component(StateManager.class);
        CompletableFuture<CommandResultMessage> result = registration
                .handler()
                .apply(command, new ContextLoader(states, context))
                .thenApply(decision -> append(decision, message, context));
        return MessageStream.fromFuture(result);
    }

    private CommandResultMessage append(Decision decision, CommandMessage command, ProcessingContext context) {
        if (decision instanceof Decision.Accepted(List<? extends DomainEvent> events) && !events.isEmpty()) {
            List<EventMessage> messages =
                    events.stream().map(event -> message(event, command)).toList();
            EventAppender.forContext(context).append(messages);
        }
        return new GenericCommandResultMessage(RESULT, decision);
    }

    private EventMessage message(DomainEvent event, CommandMessage command) {
        return new GenericEventMessage(
                ids.next().toString(),
                EventPayloads.typeOf(event),
                event,
                metadata.of(command.metadata(), event),
                clock.instant());
    }

    private record ContextLoader(StateManager states, ProcessingContext context)
            implements CommandRegistration.StateLoader {

        @Override
        public <S> CompletableFuture<S> load(Class<S> stateType, String entityId) {
            return states.loadEntity(stateType, entityId, context);
        }
    }
}
