package io.atlantis.command.dispatch;

import io.atlantis.command.model.Decision;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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

/**
 * Runs one kind of command inside Axon's unit of work: load, decide, append what was decided. A refusal is appended too, under the
 * same condition: it was right when it was recorded, and its sender gets the same answer for ever. Thread-safe.
 */
final class DecidingHandler<C> implements CommandHandler {

    private static final MessageType RESULT = new MessageType(new QualifiedName("atlantis.Decision"), "1");

    private final CommandRegistration<C> registration;
    private final EntityStates states;
    private final EventMetadata metadata;
    private final IdGenerator ids;
    private final Clock clock;

    DecidingHandler(
            CommandRegistration<C> registration,
            EntityStates states,
            EventMetadata metadata,
            IdGenerator ids,
            Clock clock) {
        this.registration = registration;
        this.states = states;
        this.metadata = metadata;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        Object command = Objects.requireNonNull(message.payload(), "a command has a payload");
        String workspace = workspaceOf(message);
        CompletableFuture<CommandResultMessage> result = registration
                .decide(command, new ContextLoader(states, workspace, context))
                .thenApply(decision -> append(decision, message, context));
        return MessageStream.fromFuture(result);
    }

    private CommandResultMessage append(Decision decision, CommandMessage message, ProcessingContext context) {
        List<? extends DomainEvent> events = switch (decision) {
            case Decision.Accepted accepted -> accepted.events();
            case Decision.Refused refused ->
                List.of(Rejections.event(
                        registration,
                        Objects.requireNonNull(message.payload()),
                        workspaceOf(message),
                        refused.problem()));
        };
        EventAppender.forContext(context)
                .append(events.stream().map(event -> message(event, message)).toList());
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

    private static String workspaceOf(CommandMessage message) {
        return Objects.requireNonNull(
                message.metadata().get(MetadataKeys.WORKSPACE), "a command belongs to a workspace");
    }

    private record ContextLoader(EntityStates states, String workspace, ProcessingContext context)
            implements CommandRegistration.StateLoader {

        @Override
        public <S> CompletableFuture<S> load(Class<S> stateType, String entityId) {
            return states.load(stateType, entityId, workspace, context);
        }
    }
}
