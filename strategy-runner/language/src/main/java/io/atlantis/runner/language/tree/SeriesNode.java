package io.atlantis.runner.language.tree;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.ValueType;
import java.util.List;

/**
 * One value per bar: an indicator or a formula over earlier nodes. Identity matters; nodes stand in topological order
 * in the program.
 */
public final class SeriesNode {
    private final int index;
    private final int line;
    private final int stage;
    private final Source source;
    private boolean stored;
    private boolean latched;
    private boolean charted;

    /**
     * @param index its number among the program's nodes: what it reads at the same bar has a lower one
     * @param stage 0, or how many cross-section functions lie one behind the other before it
     */
    public SeriesNode(int index, int line, int stage, Source source) {
        this.index = index;
        this.line = line;
        this.stage = stage;
        this.source = source;
    }

    /** Its number among the program's nodes. */
    public int index() {
        return index;
    }

    /** Line of the source, for faults. */
    public int line() {
        return line;
    }

    /** 0, or how many cross-section functions lie one behind the other before it. */
    public int stage() {
        return stage;
    }

    /** Where its values come from. */
    public Source source() {
        return source;
    }

    /** BOOL or FLOAT; NONE of an indicator with lines, which has no value but those of its outputs. */
    public ValueType type() {
        return source.type();
    }

    /** Whether its values are kept in a column: because its past is read, or it has a reader elsewhere in the graph. */
    public boolean isStored() {
        return stored;
    }

    /** Asks for a column. */
    public void store() {
        stored = true;
    }

    /** Whether its value at the current bar alone is kept. */
    public boolean isLatched() {
        return (latched || charted) && !stored;
    }

    /** Whether event code reads it, rather than a chart or other nodes alone. */
    public boolean isSeenByEvents() {
        return latched;
    }

    /** Asks for the value at the current bar; what the runtime computes has it in a column. */
    public void latch() {
        latched = true;
        stored |= !isComputed();
    }

    /** Whether the strategy's own step computes it, rather than the runtime before or between steps. */
    private boolean isComputed() {
        return !(source instanceof Source.Security) && !(source instanceof Source.CrossSection);
    }

    /** Whether a name alone asks for its values: they go from the current one into a column where a chart is drawn. */
    public boolean isCharted() {
        return charted && !stored;
    }

    /** Asks for a column where charts are wanted; what the runtime computes has one anyway. */
    public void chart() {
        charted = true;
        stored |= !isComputed();
    }

    /** Where a node's values come from. */
    public sealed interface Source {
        ValueType type();

        /**
         * An indicator's kernel, updated once for each bar.
         *
         * @param inputs series expressions, one for each argument of the kernel's update
         * @param windows constant ints, one for each argument of the kernel's constructor
         */
        record Kernel(Indicator indicator, List<TypedExpr> inputs, List<TypedExpr> windows) implements Source {
            @Override
            public ValueType type() {
                return indicator.hasLines() ? ValueType.NONE : indicator.type();
            }
        }

        /** One of the lines of an indicator, whose kernel is stepped at an earlier node. */
        record Output(SeriesNode kernel, int output) implements Source {
            @Override
            public ValueType type() {
                return ValueType.FLOAT;
            }
        }

        /**
         * A field of another symbol's or timeframe's bars, laid beside this one's by the runtime before the graph steps.
         *
         * @param security its number among the program's securities
         */
        record Security(int security, BarField field) implements Source {
            @Override
            public ValueType type() {
                return ValueType.FLOAT;
            }
        }

        /**
         * A function over all symbols' values at one time, put into the node's column before its stage steps.
         *
         * @param function ordinal of the runtime's function
         * @param argument a constant float
         */
        record CrossSection(int function, SeriesNode input, TypedExpr argument) implements Source {
            @Override
            public ValueType type() {
                return ValueType.FLOAT;
            }
        }

        /** A series expression. */
        record Formula(TypedExpr expression) implements Source {
            @Override
            public ValueType type() {
                return expression.type();
            }
        }
    }
}
