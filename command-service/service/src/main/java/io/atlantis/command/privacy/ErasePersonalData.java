package io.atlantis.command.privacy;

/**
 * Make all that was sealed for a subject unreadable.
 *
 * @param subjectId {@code <workspace>.subject.<uuid>}
 * @param reason why, in words that don't name the person
 */
record ErasePersonalData(String subjectId, String reason) {}
