package io.atlantis.testkit.gen;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Where seeds come from: the system property {@value #PROPERTY}, else fresh ones. */
final class Seeds {

    static final String PROPERTY = "atlantis.seed";

    private Seeds() {}

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
