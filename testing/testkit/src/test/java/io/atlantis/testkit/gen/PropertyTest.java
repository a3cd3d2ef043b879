package io.atlantis.testkit.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PropertyTest {

    @Test
    void shouldFindTheSmallestNumberThatBreaksTheRule() {
        assertThatThrownBy(() -> Property.forAll(Gens.longs(0, 1_000_000))
                        .tries(1_000)
                        .check(7, number -> assertThat(number).isLessThan(1_000)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("by 1000\n")
                .hasMessageContaining("-Datlantis.seed=7");
    }

    @Test
    void shouldFindTheShortestListThatBreaksTheRule() {
        Gen<List<Integer>> lists = Gens.lists(Gens.ints(0, 100), 0, 40);
        assertThatThrownBy(() -> Property.forAll(lists)
                        .tries(1_000)
                        .check(7, list -> assertThat(list).noneMatch(element -> element > 50)))
                .hasMessageContaining("by [51]\n");
    }

    @Test
    void shouldShrinkThroughDerivedValues() {
        Gen<String> texts = Gens.ints(1, 60).flatMap(size -> Gens.strings("ab", size, size));
        assertThatThrownBy(() -> Property.forAll(texts)
                        .tries(1_000)
                        .check(7, text -> assertThat(text).hasSizeLessThan(5)))
                .hasMessageContaining("by aaaaa\n");
    }

    @Test
    void shouldGenerateTheSameValuesFromTheSameSeed() {
        assertThat(values(42)).isEqualTo(values(42)).isNotEqualTo(values(43));
    }

    @Test
    void shouldKeepWithinTheBounds() {
        Property.forAll(Gens.longs(-3, 5)).check(number -> assertThat(number).isBetween(-3L, 5L));
        Property.forAll(Gens.doubles(-1.5, 2.5))
                .check(number -> assertThat(number).isBetween(-1.5, 2.5));
        Property.forAll(Gens.longs(Long.MIN_VALUE, Long.MAX_VALUE))
                .check(number -> assertThat(number).isNotNull());
        Property.forAll(Gens.longs(5, Long.MAX_VALUE))
                .check(number -> assertThat(number).isGreaterThanOrEqualTo(5L));
    }

    @Test
    void shouldNeverShrinkOutOfAFilter() {
        Gen<Integer> odd = Gens.ints(0, 1_000).filter(number -> number % 2 == 1);
        assertThatThrownBy(() -> Property.forAll(odd)
                        .check(7, number -> assertThat(number).isLessThan(10)))
                .hasMessageContaining("by 11\n");
    }

    @SeededTest(tries = 3)
    void shouldSeedTheRandomnessOfAScenario(long seed, RandomGenerator random) {
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(seed).nextLong());
    }

    private static List<Long> values(long seed) {
        List<Long> seen = new ArrayList<>();
        Property.forAll(Gens.longs(0, Long.MAX_VALUE)).check(seed, seen::add);
        return seen;
    }
}
