package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;

/** Leaves the statement being parsed; caught where the parser can go on with the next one. Never leaves the parser. */
final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final DiagnosticCode code;
    private final String problem;

    ParseFailure(Span span, DiagnosticCode code, String message) {
        super(message, null, false, false);
        this.span = span;
        this.code = code;
        this.problem = message;
    }

    Span span() {
        return span;
    }

    String problem() {
        return problem;
    }

    DiagnosticCode code() {
        return code;
    }
}
