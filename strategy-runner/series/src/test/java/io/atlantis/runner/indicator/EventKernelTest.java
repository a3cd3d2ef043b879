package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernels that no library defines as we do, on figures worked out by hand. */
class EventKernelTest {
    private static final double NONE = Double.NaN;

    private static double[] each(UnaryKernel kernel, double... values) {
        return Arrays.stream(values).map(kernel::update).toArray();
    }

    @Test
    void shouldCountRisesOnEnd() {
        Rising rising = new Rising(2);
        Falling falling = new Falling(2);
        List<Boolean> rises = new ArrayList<>();
        List<Boolean> falls = new ArrayList<>();
        for (double value : new double[] {1, 2, 3, 3, 4, 5, 4, 3, NONE, 2, 1, 0}) {
            rises.add(rising.update(value));
            falls.add(falling.update(value));
        }

        assertThat(rises)
                .containsExactly(false, false, true, false, false, true, false, false, false, false, false, false);
        assertThat(falls)
                .containsExactly(false, false, false, false, false, false, false, true, false, false, false, true);
    }

    @Test
    void shouldRankAmongTheNumbersBefore() {
        assertThat(each(new PercentRank(4), 1, 2, 3, 4, 3, 0, 9)).containsExactly(NONE, NONE, NONE, NONE, 75, 0, 100);
    }

    @Test
    void shouldConfirmATopWhenTheBarsAfterItAreThere() {
        Pivot highs = new Pivot(2, 1);
        double[] tops = Arrays.stream(new double[] {1, 2, 5, 4, 4, 6, 6, 3, 7, 3})
                .map(high -> {
                    highs.update(high, 0);
                    return highs.output(0);
                })
                .toArray();

        // 5 is above 1 and 2, and 4 follows; the first 6 is above 4 and 4, the second is not above the first; 7 is
        // above 6 and 3
        assertThat(tops).containsExactly(NONE, NONE, NONE, 5, NONE, NONE, 6, NONE, NONE, 7);
    }

    @Test
    void shouldConfirmABottomLikewise() {
        Pivot lows = new Pivot(1, 2);
        double[] bottoms = Arrays.stream(new double[] {3, 1, 1, 2, 0, 0.5, 4})
                .map(low -> {
                    lows.update(9, low);
                    return lows.output(1);
                })
                .toArray();

        assertThat(bottoms).containsExactly(NONE, NONE, NONE, 1, NONE, NONE, 0);
    }

    @Test
    void shouldRememberWhatWasWhenAConditionHeld() {
        ValueWhen latest = new ValueWhen(1);
        ValueWhen before = new ValueWhen(2);
        BarsSince since = new BarsSince();
        double[] conditions = {0, 1, 0, NONE, 1};
        double[][] actual = new double[3][conditions.length];
        for (int i = 0; i < conditions.length; i++) {
            actual[0][i] = latest.update(conditions[i], 10 + i);
            actual[1][i] = before.update(conditions[i], 10 + i);
            actual[2][i] = since.update(conditions[i]);
        }

        assertThat(actual[0]).containsExactly(NONE, 11, 11, 11, 14);
        assertThat(actual[1]).containsExactly(NONE, NONE, NONE, NONE, 11);
        assertThat(actual[2]).containsExactly(NONE, 0, 1, 2, 0);
    }

    @Test
    void shouldBeginTheAveragePriceAtTheAnchor() {
        Vwap vwap = new Vwap();

        assertThat(vwap.update(10, 0, 0)).isNaN();
        assertThat(vwap.update(10, 1, 0)).isEqualTo(10);
        assertThat(vwap.update(20, 3, 0)).isEqualTo(17.5);
        assertThat(vwap.update(20, NONE, 0)).isNaN();
        assertThat(vwap.update(17.5, 4, 0)).isEqualTo(17.5);
        assertThat(vwap.update(5, 2, 1)).isEqualTo(5);
    }

    @Test
    void shouldTurnTheTrendWhenTheCloseBreaksTheBand() {
        // bars of range 2 around the close: atr 2, bands at one time atr
        Supertrend trend = new Supertrend(1);
        double[] closes = {10, 10, 13, 13, 10};
        double[][] actual = new double[2][closes.length];
        for (int i = 0; i < closes.length; i++) {
            trend.update(closes[i] + 1, closes[i] - 1, closes[i], 1);
            actual[0][i] = trend.output(0);
            actual[1][i] = trend.output(1);
        }

        // true ranges 2, 4, 2, 4: upper 12 stays under 17, 13 breaks it; lower 9 rises to 11, kept as 6 is less; 10
        // breaks it
        assertThat(actual[1]).containsExactly(NONE, -1, 1, 1, -1);
        assertThat(actual[0][1]).isEqualTo(12, within(1e-12));
        assertThat(actual[0][2]).isEqualTo(9, within(1e-12));
        assertThat(actual[0][3]).isEqualTo(11, within(1e-12));
    }

    @Test
    void shouldHaveNoAverageWithoutVolumeButNoFlowEither() {
        assertThat(new Vwma(1).update(10, 0)).isNaN();
        assertThat(new Cmf(1).update(3, 1, 2.5, 0)).isZero();
        assertThat(new Cmf(1).update(3, 1, 2.5, 8)).isEqualTo(0.5);
        assertThat(new Slope(1).update(5)).isZero();
    }
}
