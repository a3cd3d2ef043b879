package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten million bars leave no trace in a window of thirty. */
class DriftTest {
    private static final int BARS = 10_000_000;
    private static final int LENGTH = 30;

    @Test
    void shouldGiveTheBitsOfAFreshKernelAfterTenMillionBars() {
        SplittableRandom random = new SplittableRandom(7);
        Sma old = new Sma(LENGTH);
        for (int i = 0; i < BARS + 17; i++) {
            old.update(random.nextDouble() * (i % 1000 == 0 ? 1e12 : 100.0));
        }
        Sma fresh = new Sma(LENGTH);
        for (int i = 0; i < 10 * LENGTH; i++) {
            double value = 50.0 + random.nextDouble();
            double expected = fresh.update(value);
            double actual = old.update(value);
            if (i >= LENGTH) {
                assertThat(actual).isEqualTo(expected);
            }
        }
    }
}
