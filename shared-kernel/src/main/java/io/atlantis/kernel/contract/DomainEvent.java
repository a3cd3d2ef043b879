package io.atlantis.kernel.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Something that happened to an entity; an immutable record whose JSON form is kept for ever. */
public interface DomainEvent {

    /** Type of the entity it happened to, such as {@code Strategy}; also the key of the event's tag. */
    @JsonIgnore
    String entityType();

    /** Id of that entity, {@code <workspace>.<type>.<uuid>}; also the record's key and the tag's value. */
    @JsonIgnore
    String entityId();
}
