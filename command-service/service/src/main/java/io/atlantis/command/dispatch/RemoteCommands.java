package io.atlantis.command.dispatch;

import io.atlantis.eventstore.core.PartitionLog;
import java.time.Duration;

/** Carries commands out on partitions that other instances own. */
@FunctionalInterface
public interface RemoteCommands {

    /**
     * Has a partition's owner carry a command out.
     *
     * @param log of the partition, which names its owner
     * @param timeout how long the caller waits
     * @throws io.atlantis.kernel.problem.ProblemException when it is refused or can't be carried out now
     * @throws NotOwnerException when the owner is not known, can't be reached, has been replaced meanwhile or owns it no more
     */
    CommandResult dispatch(Object command, CommandContext context, PartitionLog log, Duration timeout);
}
