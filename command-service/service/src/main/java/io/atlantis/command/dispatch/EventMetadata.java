package io.atlantis.command.dispatch;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.SubjectKeysUnavailableException;
import io.atlantis.kernel.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;

/** What is recorded of a command with each of its events: as it came, but the actor's name sealed. Thread-safe. */
final class EventMetadata {

    private final Actors actors;

    EventMetadata(Actors actors) {
        this.actors = actors;
    }

    /**
     * The metadata of an event.
     *
     * @throws ProblemException when the actor's name can't be sealed now: nothing is recorded in clear
     */
    Map<String, String> of(Map<String, String> command, DomainEvent event) {
        Map<String, String> recorded = new TreeMap<>(command);
        try {
            recorded.computeIfPresent(
                    MetadataKeys.ACTOR,
                    (_, actor) -> actors.recorded(
                            command.getOrDefault(MetadataKeys.WORKSPACE, ""), actor, event.entityId()));
        } catch (SubjectKeysUnavailableException e) {
            throw new ProblemException(Failures.keysUnavailable(e));
        }
        return recorded;
    }
}
