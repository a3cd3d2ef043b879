package io.atlantis.command.dispatch;

import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;

/**
 * Sends a command to wherever its workspace's partition is owned, here or in another instance, and answers with what it committed.
 * While ownership moves it goes on trying under the same command id, until the timeout. Thread-safe; blocks the caller.
 */
public final class CommandDispatcher {

    private final PartitionedLog log;
    private final LocalCommands local;
    private final RemoteCommands remote;
    private final Ticker ticker;
    private final Duration timeout;
    private final Backoff backoff;

    CommandDispatcher(
            PartitionedLog log,
            LocalCommands local,
            RemoteCommands remote,
            Ticker ticker,
            Duration timeout,
            Backoff backoff) {
        this.log = log;
        this.local = local;
        this.remote = remote;
        this.ticker = ticker;
        this.timeout = timeout;
        this.backoff = backoff;
    }

    /**
     * Sends a command.
     *
     * @throws ProblemException when it is refused or can't be carried out now; its problem says which
     */
    public CommandResult dispatch(Object command, CommandContext context) {
        PartitionLog partition = log.ofWorkspace(context.workspace());
        long deadlineNs = ticker.nanoTime() + timeout.toNanos();
        boolean begun = false;
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.ofNanos(Math.max(1, deadlineNs - ticker.nanoTime()));
            try {
                return partition.takesAppends()
                        ? local.dispatch(command, context, partition, left)
                        : remote.dispatch(command, context, partition, left);
            } catch (NotOwnerException e) {
                begun |= e.begun();
                if (ticker.nanoTime() - deadlineNs > 0) {
                    throw new ProblemException(Failures.noOwner(String.valueOf(e.getMessage()), begun));
                }
                backoff.pause(attempt);
            }
        }
    }

    /**
     * Sends a command and gives an answer by one of its events.
     *
     * @param eventType the event that tells of it
     * @throws ProblemException also when the command id belongs to a command of another kind
     */
    public <E extends DomainEvent> Answered<E> dispatch(Object command, CommandContext context, Class<E> eventType) {
        CommandResult result = dispatch(command, context);
        E event = result.event(eventType)
                .orElseThrow(() -> new ProblemException(Failures.reusedKey(context.commandId())));
        return new Answered<>(result, event);
    }

    /** A result and the event that tells of it. */
    public record Answered<E extends DomainEvent>(CommandResult result, E event) {}
}
