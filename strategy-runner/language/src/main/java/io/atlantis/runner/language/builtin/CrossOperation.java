package io.atlantis.runner.language.builtin;

import io.atlantis.runner.language.runtime.CrossFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Functions of series that compare the symbols of a run with each other. Their names are not reserved: a strategy's own
 * function of the name comes first, and a variable may have it.
 */
public enum CrossOperation {
    RANK("rank", "rank(x) or rank(x, ascending=True)", CrossFunction.RANK_FROM_HIGHEST),
    DEMEAN("demean", "demean(x)", CrossFunction.DEMEAN),
    ZSCORE("zscore", "zscore(x); over time it is ta.zscore(x, length)", CrossFunction.ZSCORE),
    WINSORIZE("winsorize", "winsorize(x, 0.05): the fraction to cut off on each side", CrossFunction.WINSORIZE),
    COUNT_SYMBOLS("count_symbols", "count_symbols() or count_symbols(x)", CrossFunction.COUNT);

    /** Cross-section functions of cross-section functions can nest this deep. */
    public static final int MAX_STAGES = 8;

    private final String sourceName;
    private final String signature;
    private final CrossFunction function;

    CrossOperation(String sourceName, String signature, CrossFunction function) {
        this.sourceName = sourceName;
        this.signature = signature;
        this.function = function;
    }

    /** As written. */
    public String sourceName() {
        return sourceName;
    }

    /** How to call it, for messages. */
    public String signature() {
        return signature;
    }

    /** Ordinal of the runtime's function. */
    public int function(boolean ascending) {
        return (ascending ? CrossFunction.RANK_FROM_LOWEST : function).ordinal();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(CrossOperation::sourceName).toList();
    }

    /** The operation written like this. */
    public static Optional<CrossOperation> named(String sourceName) {
        return Arrays.stream(values())
                .filter(operation -> operation.sourceName.equals(sourceName))
                .findFirst();
    }
}
