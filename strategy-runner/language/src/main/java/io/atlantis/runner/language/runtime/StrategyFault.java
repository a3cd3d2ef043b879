package io.atlantis.runner.language.runtime;

/**
 * A strategy broke a rule while it ran. The same program over the same bars with the same budget faults at the same
 * place in every run. The place is filled in by {@link StrategyInstance} before the fault reaches the engine.
 */
public final class StrategyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultCode code;
    private final int line;
    private final int column;

    /** A fault whose place is not known yet; the host may throw one too, it gets the line of the calling statement. */
    public StrategyFault(FaultCode code, String message) {
        super(message);
        this.code = code;
        this.line = 0;
        this.column = 0;
    }

    private StrategyFault(StrategyFault cause, int line, int column) {
        super(cause.getMessage(), cause);
        this.code = cause.code;
        this.line = line;
        this.column = column;
    }

    /** The same fault with its place in the source; the original stays as the cause. */
    StrategyFault at(int line, int column) {
        return new StrategyFault(this, line, column);
    }

    /** Why the strategy was stopped. */
    public FaultCode code() {
        return code;
    }

    /** Source line of the statement, 1-based; 0 if unknown. */
    public int line() {
        return line;
    }

    /** Column at which that line's statement begins, 1-based; 0 if unknown. */
    public int column() {
        return column;
    }
}
