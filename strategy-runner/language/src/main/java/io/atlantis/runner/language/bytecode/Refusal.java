package io.atlantis.runner.language.bytecode;

/** Ends the audit of one method: what was found leaves nothing to reason about behind it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
