package io.atlantis.testkit.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Generates values of a type from a seeded source: the same source state gives the same value.
 *
 * @param <T> type of the values
 */
@FunctionalInterface
public interface Gen<T> {

    /**
     * Generates one value.
     *
     * @param random source; advanced by the call
     * @return the value with its simpler relatives
     */
    Sample<T> sample(RandomGenerator random);

    /**
     * Generates one value without shrinking, for set-up code.
     *
     * @param random source; advanced by the call
     * @return the value
     */
    default T next(RandomGenerator random) {
        return sample(random).value();
    }

    /**
     * Derives values.
     *
     * @param function a pure function
     * @param <R>      type of the derived values
     * @return generator of the derived values
     */
    default <R> Gen<R> map(Function<? super T, ? extends R> function) {
        return random -> sample(random).map(function);
    }

    /**
     * Lets a value choose the generator of the next.
     *
     * @param next gives the generator that follows a value
     * @param <R>  type of the values that follow
     * @return generator of these
     */
    default <R> Gen<R> flatMap(Function<? super T, Gen<R>> next) {
        return random -> {
            Sample<T> first = sample(random);
            return follow(first, next, random.nextLong());
        };
    }

    private static <T, R> Sample<R> follow(Sample<T> first, Function<? super T, Gen<R>> next, long seed) {
        Sample<R> second = next.apply(first.value()).sample(new SplittableRandom(seed));
        return new Sample<>(second.value(), () -> {
            List<Sample<R>> simpler = new ArrayList<>();
            first.simpler().get().forEach(sample -> simpler.add(follow(sample, next, seed)));
            simpler.addAll(second.simpler().get());
            return simpler;
        });
    }

    /**
     * Leaves values out.
     *
     * @param accepted which values stay; should accept most
     * @return generator of the accepted values; throws {@link IllegalStateException} when 1,000 in a row are not
     */
    default Gen<T> filter(Predicate<? super T> accepted) {
        return random -> {
            for (int attempt = 0; attempt < 1_000; attempt++) {
                Sample<T> sample = sample(random);
                if (accepted.test(sample.value())) {
                    return sample.filter(accepted);
                }
            }
            throw new IllegalStateException(
                    "the filter refused 1000 values in a row: generate what it accepts instead");
        };
    }
}
