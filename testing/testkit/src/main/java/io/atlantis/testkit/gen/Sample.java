package io.atlantis.testkit.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A generated value, with the simpler values to try when it breaks a rule.
 *
 * @param value   the value
 * @param simpler values of the same generator that are simpler, simplest first; computed only when asked for
 * @param <T>     type of the value
 */
public record Sample<T>(T value, Supplier<List<Sample<T>>> simpler) {

    /**
     * A value that can't be made simpler.
     *
     * @param value the value
     * @param <T>   type of the value
     * @return the sample
     */
    public static <T> Sample<T> of(T value) {
        return new Sample<>(value, List::of);
    }

    /**
     * The sample of a derived value: it gets simpler as its origin does.
     *
     * @param function a pure function
     * @param <R>      type of the derived value
     * @return the derived sample
     */
    public <R> Sample<R> map(Function<? super T, ? extends R> function) {
        return new Sample<>(function.apply(value), () -> {
            List<Sample<R>> mapped = new ArrayList<>();
            for (Sample<T> sample : simpler.get()) {
                mapped.add(sample.map(function));
            }
            return mapped;
        });
    }

    Sample<T> filter(Predicate<? super T> accepted) {
        return new Sample<>(
                value,
                () -> simpler.get().stream()
                        .flatMap(sample -> accepted(sample, accepted))
                        .toList());
    }

    /** A refused value still shows the way: what is simpler than it is tried instead. */
    private static <T> Stream<Sample<T>> accepted(Sample<T> sample, Predicate<? super T> accepted) {
        return accepted.test(sample.value())
                ? Stream.of(sample.filter(accepted))
                : sample.simpler().get().stream()
                        .filter(next -> accepted.test(next.value()))
                        .map(next -> next.filter(accepted));
    }
}
