package io.atlantis.kernel.contract.privacy;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventType;
import java.util.List;

/** What can happen to the personal data of a subject: a person in a workspace. */
public sealed interface PrivacyEvent extends DomainEvent permits PersonalDataErased {

    /** Entity type and tag key of subjects. */
    String ENTITY_TYPE = "Subject";

    String subjectId();

    @Override
    default String entityType() {
        return ENTITY_TYPE;
    }

    @Override
    default String entityId() {
        return subjectId();
    }

    /** Names and versions of all of them. */
    static List<EventType> types() {
        return List.of(new EventType("atlantis.privacy", "PersonalDataErased", "1", PersonalDataErased.class));
    }
}
