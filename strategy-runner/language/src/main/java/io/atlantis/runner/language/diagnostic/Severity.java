package io.atlantis.runner.language.diagnostic;

/** How much a diagnostic weighs: an error refuses the strategy, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
