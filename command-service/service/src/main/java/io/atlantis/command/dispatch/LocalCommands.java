package io.atlantis.command.dispatch;

import io.atlantis.command.model.Decision;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.command.CommandRejected;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;

/**
 * Carries commands out on the partitions that this instance owns. A command id that has committed is answered from the log, without
 * deciding again, for ever: whether it was carried out or refused. Thread-safe; blocks the caller.
 */
public final class LocalCommands {

    private static final int MAX_ATTEMPTS = 8;

    private final CommandBus bus;
    private final EventPayloads payloads;
    private final EntityStates states;
    private final CommandCatalogue catalogue;
    private final Backoff backoff;

    LocalCommands(
            CommandBus bus, EventPayloads payloads, EntityStates states, CommandCatalogue catalogue, Backoff backoff) {
        this.bus = bus;
        this.payloads = payloads;
        this.states = states;
        this.catalogue = catalogue;
        this.backoff = backoff;
    }

    /**
     * Carries a command out.
     *
     * @param log of the partition in which the sender's workspace lives
     * @param timeout how long the caller waits for each decision
     * @throws ProblemException when it is refused or can't be carried out now; its problem says which
     * @throws NotOwnerException when the partition is not this instance's any more
     */
    public CommandResult dispatch(Object command, CommandContext context, PartitionLog log, Duration timeout) {
        CommandRegistration<?> registration = catalogue.registrationOf(command);
        Optional<CommandResult> first = committed(context.commandId(), registration, log);
        return first.orElseGet(() -> decide(command, registration, context, log, timeout));
    }

    private CommandResult decide(
            Object command,
            CommandRegistration<?> registration,
            CommandContext context,
            PartitionLog log,
            Duration timeout) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                Decision decision = send(command, registration, context, timeout);
                return committed(context.commandId(), registration, log)
                        .orElseThrow(() -> new IllegalStateException("a decided command left no events: " + decision));
            } catch (AppendEventsTransactionRejectedException e) {
                // Another command was quicker: decide again on what it left.
                backoff.pause(attempt);
            } catch (AppendFailedException e) {
                return committed(context.commandId(), registration, log).orElseThrow(() -> failure(e));
            }
        }
        throw new ProblemException(
                Failures.contended(MAX_ATTEMPTS, states.lastSeenVersion(registration.targetOf(command))));
    }

    private static RuntimeException failure(AppendFailedException failure) {
        return failure.reason() == Reason.NOT_OWNER
                ? new NotOwnerException(String.valueOf(failure.getMessage()), false)
                : new ProblemException(Failures.of(failure));
    }

    /** What a command id has committed: its answer; thrown when that was a refusal. */
    private Optional<CommandResult> committed(String commandId, CommandRegistration<?> registration, PartitionLog log) {
        List<FoldedEvent> events = log.index().ofCommand(commandId);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<DomainEvent> decoded = events.stream()
                .map(event -> payloads.decode(event.typeName(), event.typeVersion(), event.payload()))
                .toList();
        if (decoded.getFirst() instanceof CommandRejected rejected) {
            throw new ProblemException(
                    rejected.commandType().equals(registration.qualifiedName())
                            ? Rejections.problem(rejected)
                            : Failures.reusedKey(commandId));
        }
        return Optional.of(
                new CommandResult(decoded, log.partition(), events.getLast().offset()));
    }

    private Decision send(
            Object command, CommandRegistration<?> registration, CommandContext context, Duration timeout) {
        MessageType type = new MessageType(new QualifiedName(registration.qualifiedName()), "1");
        GenericCommandMessage message = new GenericCommandMessage(type, command, context.metadata());
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
