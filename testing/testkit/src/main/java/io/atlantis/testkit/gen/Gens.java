package io.atlantis.testkit.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** The generators others are built from. Bounds are inclusive; edge values come more often than chance would bring them. */
public final class Gens {

    /** One value in so many is an edge of its range. */
    private static final int EDGE_EVERY = 8;

    private Gens() {}

    /**
     * The same value always.
     *
     * @param value the value
     * @param <T>   its type
     * @return the generator
     */
    public static <T> Gen<T> constant(T value) {
        return random -> Sample.of(value);
    }

    /**
     * Whole numbers, that shrink towards zero or the bound nearest to it.
     *
     * @param min least value
     * @param max greatest value
     * @return the generator
     */
    public static Gen<Long> longs(long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException("min=" + min + " is greater than max=" + max);
        }
        long origin = Math.clamp(0L, min, max);
        return random -> shrinkable(drawLong(random, min, max), origin);
    }

    /**
     * Whole numbers, that shrink towards zero or the bound nearest to it.
     *
     * @param min least value
     * @param max greatest value
     * @return the generator
     */
    public static Gen<Integer> ints(int min, int max) {
        return longs(min, max).map(Long::intValue);
    }

    /**
     * Finite numbers of a range, that shrink to whole ones.
     *
     * @param min least value
     * @param max greatest value
     * @return the generator
     */
    public static Gen<Double> doubles(double min, double max) {
        return random -> {
            double value = random.nextInt(EDGE_EVERY) == 0
                    ? (random.nextBoolean() ? min : max)
                    : min + random.nextDouble() * (max - min);
            double whole = Math.rint(value);
            boolean simpler = whole != value && whole >= min && whole <= max;
            return new Sample<>(value, () -> simpler ? List.of(Sample.of(whole)) : List.of());
        };
    }

    /**
     * Both truth values; {@code true} shrinks to {@code false}.
     *
     * @return the generator
     */
    public static Gen<Boolean> booleans() {
        return of(false, true);
    }

    /**
     * One of the given values; shrinks towards the first.
     *
     * @param values at least one
     * @param <T>    their type
     * @return the generator
     */
    @SafeVarargs
    public static <T> Gen<T> of(T... values) {
        List<T> choices = List.of(values);
        return ints(0, choices.size() - 1).map(choices::get);
    }

    /**
     * A value of one of the given generators; shrinks towards the first.
     *
     * @param generators at least one
     * @param <T>        type of the values
     * @return the generator
     */
    @SafeVarargs
    public static <T> Gen<T> oneOf(Gen<T>... generators) {
        List<Gen<T>> choices = List.of(generators);
        return ints(0, choices.size() - 1).flatMap(choices::get);
    }

    /**
     * Text of given characters.
     *
     * @param alphabet  the characters, the simplest first
     * @param minLength least number of characters
     * @param maxLength greatest number of characters
     * @return the generator
     */
    public static Gen<String> strings(String alphabet, int minLength, int maxLength) {
        Gen<Character> characters = ints(0, alphabet.length() - 1).map(alphabet::charAt);
        return lists(characters, minLength, maxLength).map(Gens::join);
    }

    /**
     * Lists, that shrink by leaving elements out and then by making elements simpler.
     *
     * @param elements generator of the elements
     * @param minSize  least size
     * @param maxSize  greatest size
     * @param <T>      type of the elements
     * @return the generator
     */
    public static <T> Gen<List<T>> lists(Gen<T> elements, int minSize, int maxSize) {
        return random -> {
            int size = (int) drawLong(random, minSize, maxSize);
            List<Sample<T>> samples = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                samples.add(elements.sample(random));
            }
            return ListShrinking.sample(List.copyOf(samples), minSize);
        };
    }

    /**
     * Puts two values together.
     *
     * @param first   generator of the first
     * @param second  generator of the second
     * @param combine a pure function
     * @param <A>     type of the first
     * @param <B>     type of the second
     * @param <R>     type of the combination
     * @return the generator
     */
    public static <A, B, R> Gen<R> zip(Gen<A> first, Gen<B> second, BiFunction<A, B, R> combine) {
        return random -> zipped(first.sample(random), second.sample(random), combine);
    }

    private static <A, B, R> Sample<R> zipped(Sample<A> first, Sample<B> second, BiFunction<A, B, R> combine) {
        return new Sample<>(combine.apply(first.value(), second.value()), () -> {
            List<Sample<R>> simpler = new ArrayList<>();
            first.simpler().get().forEach(sample -> simpler.add(zipped(sample, second, combine)));
            second.simpler().get().forEach(sample -> simpler.add(zipped(first, sample, combine)));
            return simpler;
        });
    }

    private static long drawLong(RandomGenerator random, long min, long max) {
        if (min == max) {
            return min;
        }
        if (random.nextInt(EDGE_EVERY) == 0) {
            return random.nextBoolean() ? min : max;
        }
        return max == Long.MAX_VALUE
                ? (min == Long.MIN_VALUE ? random.nextLong() : random.nextLong(min - 1, max) + 1)
                : random.nextLong(min, max + 1);
    }

    private static Sample<Long> shrinkable(long value, long origin) {
        return new Sample<>(value, () -> {
            List<Sample<Long>> simpler = new ArrayList<>();
            long distance = value - origin;
            while (distance != 0) {
                simpler.add(shrinkable(value - distance, origin));
                distance /= 2;
            }
            return simpler;
        });
    }

    private static String join(List<Character> characters) {
        StringBuilder text = new StringBuilder(characters.size());
        characters.forEach(text::append);
        return text.toString();
    }
}
