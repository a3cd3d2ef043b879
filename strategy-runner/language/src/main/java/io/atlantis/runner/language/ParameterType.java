package io.atlantis.runner.language;

/** Type of a strategy's parameter, taken from its default value. */
public enum ParameterType {
    INT,
    FLOAT,
    BOOL,
    STR
}
