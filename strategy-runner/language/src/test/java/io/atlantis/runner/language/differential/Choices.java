package io.atlantis.runner.language.differential;

import java.util.List;
import java.util.random.RandomGenerator;

/** The seeded choices that a program is made of. */
final class Choices {
    private static final List<String> INTS = List.of("0", "1", "2", "3", "7", "10", "-1", "-4", "-13", "1000");
    private static final List<String> FLOATS =
            List.of("0.0", "1.0", "0.5", "2.5", "-1.5", "1e10", "-0.1", "3.75", "1e-7", "na", "100.25");

    private final RandomGenerator random;

    Choices(RandomGenerator random) {
        this.random = random;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String intLiteral() {
        return INTS.get(random.nextInt(INTS.size()));
    }

    String floatLiteral() {
        return FLOATS.get(random.nextInt(FLOATS.size()));
    }

    String comparison() {
        return pick(" < ", " <= ", " > ", " >= ", " == ", " != ");
    }
}
