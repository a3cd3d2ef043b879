package io.atlantis.testkit.history;

import java.util.Optional;

/**
 * One call of a client, as the client saw it.
 *
 * @param process who called; a process has one call under way at a time
 * @param invokeNs when it was sent, by a clock that all processes share
 * @param completeNs when its answer was there; {@link #NEVER} for a call whose outcome is unknown
 * @param input what was asked
 * @param output what was answered; empty for a call whose outcome is unknown
 * @param <I> type of the inputs
 * @param <O> type of the outputs
 */
public record Operation<I, O>(int process, long invokeNs, long completeNs, I input, Optional<O> output) {

    /** After everything. */
    public static final long NEVER = Long.MAX_VALUE;

    public Operation {
        if (output.isPresent() && completeNs < invokeNs) {
            throw new IllegalArgumentException("completeNs " + completeNs + " lies before invokeNs " + invokeNs);
        }
        if (output.isPresent() == (completeNs == NEVER)) {
            throw new IllegalArgumentException("an output and a time of completion come together or not at all");
        }
    }

    /** A call that was answered. */
    public static <I, O> Operation<I, O> completed(int process, long invokeNs, long completeNs, I input, O output) {
        return new Operation<>(process, invokeNs, completeNs, input, Optional.of(output));
    }

    /** A call whose outcome is unknown: it takes effect at some time after its invocation, or never. */
    public static <I, O> Operation<I, O> unknown(int process, long invokeNs, I input) {
        return new Operation<>(process, invokeNs, NEVER, input, Optional.empty());
    }

    @Override
    public String toString() {
        String times = "[" + invokeNs + ", " + (output.isPresent() ? completeNs : "?") + "] ";
        return times + "process " + process + ": " + input + " -> "
                + output.map(Object::toString).orElse("unknown");
    }
}
