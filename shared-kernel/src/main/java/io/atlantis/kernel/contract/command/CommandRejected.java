package io.atlantis.kernel.contract.command;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventType;
import io.atlantis.kernel.problem.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A command was refused; who sent it stands in the metadata. Concerns no entity's state, so that a refusal is in nobody's way: it is
 * found by the id that the command was meant for and by its own type.
 *
 * @param workspace of the sender
 * @param commandType qualified name of the command
 * @param targetType type of the entity that it was meant for
 * @param targetId id of that entity as the sender gave it
 * @param code stable name of the reason
 * @param status HTTP status of the answer
 * @param title short summary of the reason
 * @param detail what was wrong and what to do
 * @param errors the fields that were wrong; may be empty
 * @param extensions further members of the answer, such as {@code currentVersion}
 */
public record CommandRejected(
        String workspace,
        String commandType,
        String targetType,
        String targetId,
        String code,
        int status,
        String title,
        String detail,
        List<FieldError> errors,
        SortedMap<String, Object> extensions)
        implements DomainEvent {

    /** Entity type under which refusals are recorded. */
    public static final String ENTITY_TYPE = "RejectedCommand";

    public CommandRejected {
        errors = List.copyOf(errors);
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    @Override
    public String entityType() {
        return ENTITY_TYPE;
    }

    @Override
    public String entityId() {
        return targetId;
    }

    /** Refusals of a workspace together: the id that a sender gave may name no workspace at all. */
    @Override
    public String tagValue() {
        return workspace + ".rejected";
    }

    /** Names and versions of what is recorded here. */
    public static List<EventType> types() {
        return List.of(new EventType("atlantis.command", "CommandRejected", "1", CommandRejected.class));
    }
}
