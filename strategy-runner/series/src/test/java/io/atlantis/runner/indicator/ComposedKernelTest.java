package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Kernels that TA-Lib has no counterpart for, on figures worked out by hand. */
class ComposedKernelTest {
    private static double last(UnaryKernel kernel, double... values) {
        double result = Double.NaN;
        for (double value : values) {
            result = kernel.update(value);
        }
        return result;
    }

    @Test
    void shouldSmoothTheHullAverage() {
        // n = 4: wma2 and wma4 of 1 2 4 8 16 end at (4+16)/3, (8+32)/3 and (1+4+12+32)/10, (2+8+24+64)/10;
        // twice the first less the second: 8.43333, 16.86667; weighted 1 to 2 over 3.
        double before = 2 * 20.0 / 3 - 4.9;
        double now = 2 * 40.0 / 3 - 9.8;

        assertThat(last(new Hma(4), 1, 2, 4, 8)).isNaN();
        assertThat(last(new Hma(4), 1, 2, 4, 8, 16)).isCloseTo((before + 2 * now) / 3, within(1e-12));
    }

    @Test
    void shouldMeasureTheDistanceFromTheMean() {
        // Mean 4, variance ((3)^2 + 0 + 3^2) / 3 = 6.
        assertThat(last(new Zscore(3), 1, 4, 7)).isCloseTo(3 / Math.sqrt(6), within(1e-12));
        assertThat(last(new Zscore(3), 5, 5, 5)).isZero();
    }

    @Test
    void shouldSumWithoutLosingSmallNumbers() {
        assertThat(last(new Cum(), 1e16, 1, 1, 1, -1e16)).isEqualTo(3.0);
        assertThat(last(new Cum(), 1, Double.NaN)).isNaN();
        assertThat(last(new Cum(), 1, Double.NaN, 2)).isEqualTo(3.0);
    }

    @Test
    void shouldBeginTheBalanceAnewAfterAHole() {
        Obv obv = new Obv();
        assertThat(obv.update(10, 100)).isEqualTo(100);
        assertThat(obv.update(11, 50)).isEqualTo(150);
        assertThat(obv.update(Double.NaN, 50)).isNaN();
        assertThat(obv.update(9, 20)).isEqualTo(20);
        assertThat(obv.update(8, 5)).isEqualTo(15);
    }
}
