package io.atlantis.runner.language;

import java.util.List;

/** Compiles strategy source to a program. Thread-safe and without side effects: compiling runs nothing of the source. */
public final class StrategyCompiler {
    private StrategyCompiler() {}

    /** Compiles a strategy. Never throws because of the source: whatever is wrong with it is a diagnostic. */
    public static Compilation compile(String source, CompilerLimits limits) {
        throw new UnsupportedOperationException("the stages are being written");
    }

    /**
     * Compiles series expressions such as {@code ta.rsi(close, 14)}.
     *
     * @param expressions one line each
     * @return a program whose series are the expressions in order; diagnostics count lines by expression, from 1
     */
    public static Compilation compileExpressions(List<String> expressions, CompilerLimits limits) {
        throw new UnsupportedOperationException("the stages are being written");
    }
}
