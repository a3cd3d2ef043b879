package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrossingTest {
    @Test
    void shouldCrossOverWhenComingFromBelowOrFromEquality() {
        double[] a = {1, 2, 3, 3, 2, 2, 3};
        double[] b = {2, 2, 2, 2, 2, 2, 2};
        boolean[] expected = {false, false, true, false, false, false, true};

        Crossover crossover = new Crossover();
        for (int i = 0; i < a.length; i++) {
            assertThat(crossover.update(a[i], b[i])).as("bar %d", i).isEqualTo(expected[i]);
        }
    }

    @Test
    void shouldCrossUnderWhenComingFromAboveOrFromEquality() {
        double[] a = {3, 2, 1, 1, 2, 2, 1};
        double[] b = {2, 2, 2, 2, 2, 2, 2};
        boolean[] expected = {false, false, true, false, false, false, true};

        Crossunder crossunder = new Crossunder();
        for (int i = 0; i < a.length; i++) {
            assertThat(crossunder.update(a[i], b[i])).as("bar %d", i).isEqualTo(expected[i]);
        }
    }

    @Test
    void shouldNotCrossOutOfWarmUp() {
        Crossover crossover = new Crossover();
        assertThat(crossover.update(Double.NaN, 1)).isFalse();
        assertThat(crossover.update(2, 1)).isFalse();
        assertThat(crossover.update(Double.NaN, 1)).isFalse();
        assertThat(crossover.update(2, 1)).isFalse();

        Crossunder crossunder = new Crossunder();
        assertThat(crossunder.update(1, Double.NaN)).isFalse();
        assertThat(crossunder.update(1, 2)).isFalse();
    }
}
