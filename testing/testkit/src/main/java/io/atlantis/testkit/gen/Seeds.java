package io.atlantis.testkit.gen;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Where seeds come from: the system property {@value #PROPERTY}, else fresh ones; and how many: {@value #TIMES} times as
 * many as a test asks for, to look for failures that few seeds show.
 */
final class Seeds {

    static final String PROPERTY = "atlantis.seed";

    static final String TIMES = "atlantis.seeds.times";

    private Seeds() {}

    /** How many seeds to run where a test asks for {@code tries}. */
    static long count(int tries) {
        return Math.multiplyExact(tries, Long.getLong(TIMES, 1));
    }

    /** The seed that the person at the keyboard wants again. */
    static OptionalLong wanted() {
        Long seed = Long.getLong(PROPERTY);
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    static long fresh() {
        // Short enough to be typed again.
        return new SplittableRandom().nextLong(1_000_000_000L);
    }
}
