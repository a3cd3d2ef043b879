package io.atlantis.testkit.gen;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A rule that holds for every generated value. Immutable.
 *
 * <pre>{@code
 * Property.forAll(Gens.lists(Gens.ints(0, 9), 0, 50)).check(list -> assertThat(decode(encode(list))).isEqualTo(list));
 * }</pre>
 *
 * @param <T> type of the values
 */
public final class Property<T> {

    private static final int DEFAULT_TRIES = 200;
    private static final int SHRINK_LIMIT = 2_000;

    private final Gen<T> gen;
    private final int tries;

    private Property(Gen<T> gen, int tries) {
        this.gen = gen;
        this.tries = tries;
    }

    /**
     * A rule over the values of a generator, tried 200 times.
     *
     * @param gen the values
     * @param <T> their type
     * @return the rule, to be checked
     */
    public static <T> Property<T> forAll(Gen<T> gen) {
        return new Property<>(gen, DEFAULT_TRIES);
    }

    /**
     * Changes how often the rule is tried.
     *
     * @param count number of values
     * @return the rule, to be checked
     */
    public Property<T> tries(int count) {
        return new Property<>(gen, count);
    }

    /**
     * Looks for a value that breaks the rule.
     *
     * @param check throws for a value that does
     * @throws AssertionError with the seed and the simplest such value found
     */
    public void check(Check<? super T> check) {
        long seed = Seeds.wanted().orElseGet(Seeds::fresh);
        check(seed, check);
    }

    void check(long seed, Check<? super T> check) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int attempt = 1; attempt <= Seeds.count(tries); attempt++) {
            Sample<T> sample = gen.sample(random.split());
            Optional<Throwable> failure = tried(check, sample.value());
            if (failure.isPresent()) {
                throw report(seed, attempt, simplest(check, new Failing<>(sample, failure.get())));
            }
        }
    }

    private static <T> Failing<T> simplest(Check<? super T> check, Failing<T> first) {
        Failing<T> best = first;
        int budget = SHRINK_LIMIT;
        boolean progress = true;
        while (progress && budget > 0) {
            progress = false;
            for (Sample<T> candidate : best.sample().simpler().get()) {
                if (--budget <= 0) {
                    break;
                }
                Optional<Throwable> failure = tried(check, candidate.value());
                if (failure.isPresent()) {
                    best = new Failing<>(candidate, failure.get());
                    progress = true;
                    break;
                }
            }
        }
        return best;
    }

    private static <T> Optional<Throwable> tried(Check<? super T> check, T value) {
        try {
            check.accept(value);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    private static <T> AssertionError report(long seed, int attempt, Failing<T> failing) {
        String message = "broken at try %d by %s%nAgain: -D%s=%d%n%s"
                .formatted(attempt, failing.sample().value(), Seeds.PROPERTY, seed, failing.reason());
        return new AssertionError(message, failing.reason());
    }

    /**
     * What is asserted of a value.
     *
     * @param <T> type of the value
     */
    @FunctionalInterface
    public interface Check<T> {

        /**
         * Asserts.
         *
         * @param value the value
         * @throws Exception if the value breaks the rule; an {@link AssertionError} says the same
         */
        void accept(T value) throws Exception;
    }

    private record Failing<T>(Sample<T> sample, Throwable reason) {}
}
