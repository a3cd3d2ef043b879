package io.atlantis.runner.language.runtime;

/** Python's {@code range}: how many turns it takes. */
public final class RangeLoop {
    private RangeLoop() {}

    /** Turns of {@code range(start, stop, step)}; saturates at {@link Long#MAX_VALUE}. */
    public static long turns(long start, long stop, long step) {
        if (step == 0) {
            throw new StrategyFault(FaultCode.INVALID_ARGUMENT, "range() step must not be 0");
        }
        boolean empty = step > 0 ? start >= stop : start <= stop;
        if (empty) {
            return 0;
        }
        // The distance between two longs fits an unsigned long, and so does the step's absolute value.
        long distance = step > 0 ? stop - start : start - stop;
        long stride = step > 0 ? step : -step;
        long turns = Long.divideUnsigned(distance - 1, stride) + 1;
        return turns < 0 ? Long.MAX_VALUE : turns;
    }
}
