package io.atlantis.runner.language.diagnostic;

/** The kinds of problem the compiler reports; docs/strategy-language.md explains each to a strategy's author. */
public enum DiagnosticCode {
    SOURCE_TOO_LONG("source-too-long"),
    NESTING_TOO_DEEP("nesting-too-deep"),
    PROGRAM_TOO_LARGE("program-too-large"),
    INVALID_CHARACTER("invalid-character"),
    INVALID_NUMBER("invalid-number"),
    INVALID_STRING("invalid-string"),
    BAD_INDENTATION("bad-indentation"),
    SYNTAX_ERROR("syntax-error"),
    UNSUPPORTED_PYTHON("unsupported-python"),
    UNKNOWN_NAME("unknown-name"),
    UNKNOWN_FUNCTION("unknown-function"),
    UNKNOWN_ATTRIBUTE("unknown-attribute"),
    UNKNOWN_INDICATOR("unknown-indicator"),
    ALREADY_DEFINED("already-defined"),
    NOT_ASSIGNABLE("not-assignable"),
    MAYBE_UNASSIGNED("maybe-unassigned"),
    BAD_FORMAT("bad-format"),
    TYPE_MISMATCH("type-mismatch"),
    CANNOT_INFER_TYPE("cannot-infer-type"),
    NO_VALUE("no-value"),
    MISSING_RETURN("missing-return"),
    WRONG_ARGUMENTS("wrong-arguments"),
    LOOK_AHEAD("look-ahead"),
    HISTORY_INDEX("history-index"),
    NOT_A_SERIES_EXPRESSION("not-a-series-expression"),
    NOT_CONSTANT("not-constant"),
    NOT_AT_MODULE_LEVEL("not-at-module-level"),
    BAD_PARAMETER("bad-parameter"),
    OUTSIDE_LOOP("outside-loop"),
    OUTSIDE_FUNCTION("outside-function"),
    BAD_HANDLER("bad-handler"),
    HIDES_MODULE_NAME("hides-module-name"),
    NEVER_CALLED("never-called"),
    UNUSED_VALUE("unused-value"),
    UNREACHABLE_CODE("unreachable-code"),
    NOTHING_TO_RUN("nothing-to-run"),
    COMPILATION_STOPPED("compilation-stopped"),
    INTERNAL_ERROR("internal-error");

    private final String code;

    DiagnosticCode(String code) {
        this.code = code;
    }

    /** Stable kebab-case name. */
    public String code() {
        return code;
    }
}
