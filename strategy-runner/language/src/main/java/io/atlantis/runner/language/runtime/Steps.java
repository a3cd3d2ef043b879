package io.atlantis.runner.language.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Steps that a host call costs; one if it has none. The audit of compiled code refuses a call that was not paid for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Steps {
    /** Steps to charge before the call. */
    int value();
}
