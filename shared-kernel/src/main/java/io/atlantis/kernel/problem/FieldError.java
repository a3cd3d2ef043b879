package io.atlantis.kernel.problem;

/**
 * One thing wrong with the input.
 *
 * @param field the field or parameter, as the client named it
 * @param value what stood there, shortened
 * @param message what is wrong and how to mend it
 */
public record FieldError(String field, String value, String message) {}
