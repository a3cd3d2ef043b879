package io.atlantis.command.dispatch;

import io.atlantis.command.model.Decision;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;

/**
 * Sends a command and answers with what it committed. A command id that has committed is answered from the log, without
 * deciding again, for ever. Thread-safe; blocks the caller for the timeout at most.
 */
public final class CommandDispatcher {

    private static final int MAX_ATTEMPTS = 8;

    private final CommandBus bus;
    private final PartitionLog log;
    private final EventPayloads payloads;
    private final Duration timeout;
    private final Map<Class<?>, QualifiedName> names;

    CommandDispatcher(
            CommandBus bus,
            PartitionLog log,
            EventPayloads payloads,
            Duration timeout,
            List<CommandRegistration<?>> registrations) {
        this.bus = bus;
        this.log = log;
        this.payloads = payloads;
        this.timeout = timeout;
        this.names = registrations.stream()
                .collect(Collectors.toUnmodifiableMap(
                        CommandRegistration::commandType,
                        registration -> new QualifiedName(registration.qualifiedName())));
    }

    /**
     * Sends a command.
     *
     * @throws ProblemException when it is refused or can't be carried out now; its problem says which
     */
    public CommandResult dispatch(Object command, CommandContext context) {
        Optional<CommandResult> first = committed(context.commandId());
        return first.orElseGet(() -> decide(command, context));
    }

    /**
     * Sends a command and gives an answer by one of its events.
     *
     * @param eventType the event that tells of it
     * @throws ProblemException also when the command id belongs to a command of another kind
     */
    public <E extends DomainEvent> Answered<E> dispatch(Object command, CommandContext context, Class<E> eventType) {
        CommandResult result = dispatch(command, context);
        Optional<E> event = result.event(eventType);
        if (event.isEmpty() && !result.events().isEmpty()) {
            throw new ProblemException(Failures.reusedKey(context.commandId()));
        }
        return new Answered<>(result, event);
    }

    /**
     * A result and the event that tells of it.
     *
     * @param event empty when there was nothing to change
     */
    public record Answered<E extends DomainEvent>(CommandResult result, Optional<E> event) {

        /** The answer's body. */
        public <A> A map(Function<E, A> fromEvent, A unchanged) {
            return event.map(fromEvent).orElse(unchanged);
        }

        /** The event, of a command that always has one. */
        public E required() {
            return event.orElseThrow(() -> new IllegalStateException("command committed no event"));
        }
    }

    private CommandResult decide(Object command, CommandContext context) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                return result(send(command, context), context.commandId());
            } catch (AppendEventsTransactionRejectedException e) {
                // Another command was quicker: decide again on what it left.
                continue;
            } catch (AppendFailedException e) {
                Optional<CommandResult> first = committed(context.commandId());
                return first.orElseThrow(() -> new ProblemException(Failures.of(e)));
            }
        }
        throw new ProblemException(Failures.contended(MAX_ATTEMPTS));
    }

    private CommandResult result(Decision decision, String commandId) {
        return switch (decision) {
            case Decision.Refused refused -> throw new ProblemException(refused.problem());
            case Decision.Accepted accepted when accepted.events().isEmpty() -> unchanged();
            case Decision.Accepted _ ->
                committed(commandId)
                        .orElseThrow(() -> new IllegalStateException("command " + commandId + " left no events"));
        };
    }

    private CommandResult unchanged() {
        EventIndex index = log.index();
        long last = index.nextSequence() - 1;
        return new CommandResult(
                List.of(), log.partition(), last < 0 ? 0 : index.event(last).offset());
    }

    private Optional<CommandResult> committed(String commandId) {
        List<FoldedEvent> events = log.index().ofCommand(commandId);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<DomainEvent> decoded = events.stream()
                .map(event -> payloads.decode(event.typeName(), event.typeVersion(), event.payload()))
                .toList();
        return Optional.of(
                new CommandResult(decoded, log.partition(), events.getLast().offset()));
    }

    private Decision send(Object command, CommandContext context) {
        QualifiedName name = names.get(command.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no feature decides " + command.getClass());
        }
        GenericCommandMessage message =
                new GenericCommandMessage(new MessageType(name, "1"), command, context.metadata());
        try {
            CommandResultMessage result = bus.dispatch(message, null).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return (Decision) Objects.requireNonNull(result.payload(), "handlers always decide");
        } catch (ExecutionException e) {
            throw rethrowable(e);
        } catch (TimeoutException e) {
            throw new ProblemException(Failures.timedOut(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Failures.timedOut(timeout));
        }
    }

    private static RuntimeException rethrowable(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof AppendFailedException)) {
            root = root.getCause();
        }
        return root instanceof RuntimeException known ? known : new IllegalStateException(root);
    }
}
