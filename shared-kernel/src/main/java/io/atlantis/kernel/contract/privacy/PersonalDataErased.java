package io.atlantis.kernel.contract.privacy;

/**
 * All keys that a person's data was sealed with are destroyed; whoever keeps a copy that was opened removes it. Recorded for
 * each request, also when there was nothing left to destroy.
 *
 * @param subjectId {@code <workspace>.subject.<uuid>}, the person's pseudonym
 * @param reason why, in words that don't name the person
 */
public record PersonalDataErased(String subjectId, String reason) implements PrivacyEvent {}
