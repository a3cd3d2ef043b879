package io.atlantis.kernel.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Something that happened to an entity; an immutable record whose JSON form is kept for ever. */
public interface DomainEvent {

    /** Type of the entity it happened to, such as {@code Strategy}; also the key of the event's tag. */
    @JsonIgnore
    String entityType();

    /** Id of that entity, {@code <workspace>.<type>.<uuid>}; also the record's key. */
    @JsonIgnore
    String entityId();

    /** Value of the event's tag, which begins with the workspace: the entity's id, unless it changes no entity. */
    @JsonIgnore
    default String tagValue() {
        return entityId();
    }
}
