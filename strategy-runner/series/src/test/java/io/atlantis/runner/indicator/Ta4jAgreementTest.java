package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atlantis.testkit.gen.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.LWMAIndicator;
import org.ta4j.core.indicators.averages.VWMAIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuLineIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * The indicators that TA-Lib has not, against ta4j. Its recursions begin with the first bar instead of a mean, so they
 * are compared where that is forgotten.
 */
@DisplayName("agreement with ta4j")
class Ta4jAgreementTest {
    private static final int BARS = 600;
    /** A weight of (1 - 1/20)^400 is left of the beginning. */
    private static final int FORGOTTEN = 400;

    private static final double RELATIVE = 1e-7;

    @SeededTest(tries = 5)
    void shouldAgreeOnAverages(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, BARS, 100);
        BarSeries series = series(bars);
        ClosePriceIndicator close = new ClosePriceIndicator(series);

        assertClose(bars.ofBars(closeAndVolume(new Vwma(20)::update)), new VWMAIndicator(close, 20), 19, 100);
        assertClose(bars.ofClose(new Hma(16)), new HMAIndicator(close, 16), 18, 100);
        assertClose(bars.ofClose(new Wma(9)), new LWMAIndicator(close, 9), 8, 100);
    }

    @SeededTest(tries = 5)
    void shouldAgreeOnChannels(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, BARS, 100);
        BarSeries series = series(bars);
        KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(new ClosePriceIndicator(series), 20);

        assertClose(keltner(bars, 1), middle, FORGOTTEN, 100);
        assertClose(keltner(bars, 0), new KeltnerChannelUpperIndicator(middle, 2, 20), FORGOTTEN, 100);
        assertClose(keltner(bars, 2), new KeltnerChannelLowerIndicator(middle, 2, 20), FORGOTTEN, 100);
        assertClose(donchian(bars, 0), new DonchianChannelUpperIndicator(series, 20), 19, 100);
        assertClose(donchian(bars, 1), new DonchianChannelMiddleIndicator(series, 20), 19, 100);
        assertClose(donchian(bars, 2), new DonchianChannelLowerIndicator(series, 20), 19, 100);
    }

    @SeededTest(tries = 5)
    void shouldAgreeOnIchimokuLines(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, BARS, 100);
        BarSeries series = series(bars);

        assertClose(ichimoku(bars, 0), new IchimokuTenkanSenIndicator(series, 9), 8, 100);
        assertClose(ichimoku(bars, 1), new IchimokuKijunSenIndicator(series, 26), 25, 100);
        assertClose(ichimoku(bars, 3), new IchimokuLineIndicator(series, 52), 51, 100);
    }

    @SeededTest(tries = 5)
    void shouldAgreeOnVolume(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, BARS, 100);
        BarSeries series = series(bars);
        Vwap vwap = new Vwap();

        assertClose(bars.ofBars(new Cmf(20)::update), new ChaikinMoneyFlowIndicator(series, 20), 19, 1);
        assertClose(
                bars.ofBars((high, low, close, volume) -> vwap.update((high + low + close) / 3, volume, 0)),
                new VWAPIndicator(series, BARS),
                firstTrade(bars),
                100);
    }

    @SeededTest(tries = 5)
    void shouldAgreeOnSupertrend(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, BARS, 100);
        Supertrend trend = new Supertrend(10);

        assertClose(
                bars.ofBars((high, low, close, _) -> {
                    trend.update(high, low, close, 3);
                    return trend.output(0);
                }),
                new SuperTrendIndicator(series(bars), 10, 3.0),
                FORGOTTEN,
                100);
    }

    private static double[] keltner(SampleBars bars, int output) {
        Keltner kernel = new Keltner(20);
        return bars.ofBars((high, low, close, _) -> {
            kernel.update(close, high, low, close, 2);
            return kernel.output(output);
        });
    }

    private static double[] donchian(SampleBars bars, int output) {
        Donchian kernel = new Donchian(20);
        return bars.ofBars((high, low, _, _) -> {
            kernel.update(high, low);
            return kernel.output(output);
        });
    }

    private static double[] ichimoku(SampleBars bars, int output) {
        Ichimoku kernel = new Ichimoku(9, 26, 52);
        return bars.ofBars((high, low, _, _) -> {
            kernel.update(high, low);
            return kernel.output(output);
        });
    }

    @Test
    void shouldAgreeAtTheEdges() {
        for (SampleBars bars : SampleBars.degenerate()) {
            BarSeries series = series(bars);
            ClosePriceIndicator close = new ClosePriceIndicator(series);
            double scale = bars.greatestPrice();

            assertClose(bars.ofClose(new Hma(16)), new HMAIndicator(close, 16), 18, scale);
            assertClose(donchian(bars, 0), new DonchianChannelUpperIndicator(series, 20), 19, scale);
            assertClose(donchian(bars, 1), new DonchianChannelMiddleIndicator(series, 20), 19, scale);
            assertClose(donchian(bars, 2), new DonchianChannelLowerIndicator(series, 20), 19, scale);
            assertClose(ichimoku(bars, 0), new IchimokuTenkanSenIndicator(series, 9), 8, scale);
            assertClose(ichimoku(bars, 1), new IchimokuKijunSenIndicator(series, 26), 25, scale);
            assertClose(ichimoku(bars, 3), new IchimokuLineIndicator(series, 52), 51, scale);
            if (bars.totalVolume() > 0) {
                assertClose(bars.ofBars(closeAndVolume(new Vwma(20)::update)), new VWMAIndicator(close, 20), 19, scale);
            }
            if (bars.high()[0] > bars.low()[0]) {
                assertClose(bars.ofBars(new Cmf(20)::update), new ChaikinMoneyFlowIndicator(series, 20), 19, 1);
            }
        }
    }

    private interface PairKernel {
        double update(double first, double second);
    }

    private static SampleBars.BarKernel closeAndVolume(PairKernel kernel) {
        return (_, _, close, volume) -> kernel.update(close, volume);
    }

    private static int firstTrade(SampleBars bars) {
        int bar = 0;
        while (bars.volume()[bar] == 0.0) {
            bar++;
        }
        return bar;
    }

    private static BarSeries series(SampleBars bars) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(Instant.EPOCH.plus(Duration.ofDays(i + 1)))
                    .openPrice(bars.close()[i])
                    .highPrice(bars.high()[i])
                    .lowPrice(bars.low()[i])
                    .closePrice(bars.close()[i])
                    .volume(bars.volume()[i])
                    .add();
        }
        return series;
    }

    private static void assertClose(double[] actual, Indicator<Num> expected, int from, double scale) {
        for (int i = from; i < actual.length; i++) {
            assertThat(actual[i])
                    .as("%s at bar %d", expected, i)
                    .isCloseTo(expected.getValue(i).doubleValue(), within(RELATIVE * scale));
        }
    }
}
