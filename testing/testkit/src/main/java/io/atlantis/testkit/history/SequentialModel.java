package io.atlantis.testkit.history;

/**
 * What an object does when calls come one after the other: a pure state machine. States and outputs are compared by
 * {@code equals}.
 *
 * @param <S> type of the states, immutable
 * @param <I> type of the inputs
 * @param <O> type of the outputs
 */
public interface SequentialModel<S, I, O> {

    /** The state before the first call. */
    S initial();

    /** What a call does in a state; the same for the same arguments always. */
    Step<S, O> apply(S state, I input);

    /**
     * Effect of a call.
     *
     * @param state after it
     * @param output its answer
     */
    record Step<S, O>(S state, O output) {}
}
