package io.atlantis.command.privacy;

import io.atlantis.command.dispatch.CommandFeature;
import io.atlantis.command.dispatch.CommandRegistration;
import io.atlantis.command.dispatch.CommandRegistration.Target;
import io.atlantis.command.dispatch.EntityDefinition;
import io.atlantis.command.model.Decision;
import io.atlantis.command.model.Refusals;
import io.atlantis.kernel.contract.privacy.PersonalDataErased;
import io.atlantis.kernel.contract.privacy.PrivacyEvent;
import io.atlantis.kernel.id.EntityId;
import io.atlantis.kernel.privacy.SubjectId;
import io.atlantis.kernel.privacy.SubjectKeys;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What erasure brings to the command side. The keys are destroyed before the event is appended: whoever reads the event finds
 * them gone. Should the append then fail, the client is told to try again, and the event comes with the repeat. A repeat of a
 * command that was recorded is answered from the log and destroys nothing.
 */
final class PrivacyFeature implements CommandFeature {

    private static final String NAMESPACE = "atlantis.privacy";

    private final SubjectKeys keys;

    PrivacyFeature(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<EntityDefinition<?, ?>> entities() {
        return List.of();
    }

    @Override
    public List<CommandRegistration<?>> commands() {
        return List.of(new CommandRegistration<>(
                NAMESPACE,
                ErasePersonalData.class,
                command -> new Target(PrivacyEvent.ENTITY_TYPE, command.subjectId()),
                (command, _) -> CompletableFuture.completedFuture(erase(command))));
    }

    private Decision erase(ErasePersonalData command) {
        return EntityId.parse(command.subjectId())
                .map(id -> {
                    keys.destroy(new SubjectId(id.uuid()));
                    return Decision.accepted(new PersonalDataErased(command.subjectId(), command.reason()));
                })
                .orElseGet(() -> Decision.refused(Refusals.notFound("subject", command.subjectId())));
    }
}
