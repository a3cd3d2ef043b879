package io.atlantis.runner.language;

import java.util.Optional;

/**
 * A parameter as the strategy declares it: {@code fast = param(10, min=2, max=200)}.
 *
 * @param defaultValue Long, Double, Boolean or String, as the type says
 * @param min least allowed value of a number, of the same Java type as the default
 * @param max greatest allowed value of a number, of the same Java type as the default
 */
public record ParameterSpec(
        String name, ParameterType type, Object defaultValue, Optional<Number> min, Optional<Number> max) {}
