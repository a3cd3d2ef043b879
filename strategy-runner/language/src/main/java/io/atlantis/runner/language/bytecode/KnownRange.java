package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.OptionalInt;

/** The ranges whose bounds stand in the source: {@code range(10)}, {@code range(2, 30)}. */
final class KnownRange {
    /** Bounds of such ranges: small enough that no difference or number of steps leaves an int. */
    private static final long MOST = 100_000;

    private KnownRange() {}

    /** Turns of the loop, if both bounds are known, it counts by one and takes them all. */
    static OptionalInt turns(TypedStmt.ForRange loop) {
        if (!loop.leavesEarly() && isSmall(loop.start()) && isSmall(loop.stop()) && constant(loop.step()) == 1) {
            return OptionalInt.of((int) Math.max(0, constant(loop.stop()) - constant(loop.start())));
        }
        return OptionalInt.empty();
    }

    /** The bound behind the last turn of a loop whose turns are known. */
    static int stop(TypedStmt.ForRange loop) {
        return (int) constant(loop.stop());
    }

    private static boolean isSmall(TypedExpr bound) {
        return Math.abs(constant(bound)) <= MOST;
    }

    /** A number that is no bound if it is not known. */
    private static long constant(TypedExpr value) {
        return value instanceof TypedExpr.Constant constant && constant.value() instanceof Long number
                ? number
                : Long.MAX_VALUE;
    }
}
