package io.atlantis.runner.language.bytecode;

/** A part of a program needs more bytecode than a JVM method or class holds. */
public final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String problem;

    TooLargeException(int line, String message) {
        super(message);
        this.line = line;
        this.problem = message;
    }

    /** Which part, and what to do. */
    public String problem() {
        return problem;
    }

    /** Line of the source at which the part begins. */
    public int line() {
        return line;
    }
}
