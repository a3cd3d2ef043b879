package io.atlantis.kernel.privacy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a String component of an event's record as personal data of whoever the event's actor is: it is recorded sealed with
 * the actor's key, and reads {@code erased:…} after that key was destroyed. The JSON Schema sees the sealed text.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {}
