package io.atlantis.runner.language;

/**
 * A parameter value that was refused.
 *
 * @param name the parameter
 * @param value what was given, as text
 * @param message why it was refused and what is allowed
 */
public record ParameterProblem(String name, String value, String message) {}
