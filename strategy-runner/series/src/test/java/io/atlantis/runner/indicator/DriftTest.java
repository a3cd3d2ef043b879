package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten million bars leave no trace in a window of thirty. */
class DriftTest {
    private static final int BARS = 10_000_000;
    private static final int LENGTH = 30;

    /** Blocks end at multiples of the length: both kernels must stand at one for their bits to be comparable. */
    private static final int WHOLE_BLOCKS = BARS / LENGTH * LENGTH;

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
        for (int i = 0; i < WHOLE_BLOCKS; i++) {
            old.update(random.nextDouble() * (i % 1000 == 0 ? 1e12 : 100.0));
        }
        for (int i = 0; i < 10 * LENGTH; i++) {
            double value = 50.0 + random.nextDouble();
            double expected = fresh.update(value);
            double actual = old.update(value);
            if (i >= LENGTH - 1) {
                assertThat(actual).isEqualTo(expected);
            }
        }
    }
}
