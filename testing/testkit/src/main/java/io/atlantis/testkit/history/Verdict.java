package io.atlantis.testkit.history;

import java.util.List;

/**
 * Whether a history is linearizable.
 *
 * @param <I> type of the inputs
 * @param <O> type of the outputs
 */
public sealed interface Verdict<I, O> {

    /** Whether it is known to be linearizable. */
    default boolean linearizable() {
        return this instanceof Linearizable;
    }

    /**
     * It is.
     *
     * @param order in which the calls may have taken effect; those of unknown outcome that aren't needed are left out
     */
    record Linearizable<I, O>(List<Operation<I, O>> order) implements Verdict<I, O> {}

    /**
     * It isn't: no order explains the answers.
     *
     * @param longest the longest beginning of an order that was found
     * @param blocked a call that was answered and fits nowhere after it
     */
    record Violation<I, O>(List<Operation<I, O>> longest, Operation<I, O> blocked) implements Verdict<I, O> {

        private static final int SHOWN = 8;

        @Override
        public String toString() {
            int from = Math.max(0, longest.size() - SHOWN);
            StringBuilder text = new StringBuilder("not linearizable: after " + longest.size() + " calls");
            longest.subList(from, longest.size())
                    .forEach(operation -> text.append("\n  ").append(operation));
            return text.append("\nno place for\n  ").append(blocked).toString();
        }
    }

    /**
     * The search was given up.
     *
     * @param configurations how many were looked at
     */
    record Undecided<I, O>(int configurations) implements Verdict<I, O> {}
}
