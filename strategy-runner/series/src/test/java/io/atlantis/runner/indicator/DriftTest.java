package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten million bars leave no trace in a window of thirty. */
class DriftTest {
    private static final int BARS = 10_000_000;
    private static final int LENGTH = 30;

    /** The least multiple of the length from 128 on: there sums are taken anew. */
    private static final int PERIOD = 150;

    /** Both kernels must stand at a multiple of it for their bits to be comparable. */
    private static final int WHOLE_PERIODS = BARS / PERIOD * PERIOD;

    @Test
    void shouldGiveTheBitsOfAFreshKernelAfterTenMillionBars() {
        Sma mean = new Sma(LENGTH);
        Variance variance = new Variance(LENGTH);
        CompensatedMean compensated = new CompensatedMean(LENGTH);

        check(mean::update, new Sma(LENGTH)::update);
        check(variance::update, new Variance(LENGTH)::update);
        check(compensated::update, new CompensatedMean(LENGTH)::update);
    }

    private static void check(UnaryKernel old, UnaryKernel fresh) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < WHOLE_PERIODS; i++) {
            old.update(random.nextDouble() * (i % 1000 == 0 ? 1e12 : 100.0));
        }
        for (int i = 0; i < 3 * PERIOD; i++) {
            double value = 50.0 + random.nextDouble();
            double expected = fresh.update(value);
            double actual = old.update(value);
            if (i >= PERIOD - 1) {
                assertThat(actual).isEqualTo(expected);
            }
        }
    }
}
