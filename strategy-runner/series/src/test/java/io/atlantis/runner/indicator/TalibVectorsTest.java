package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel against TA-Lib itself, warm-up included. */
class TalibVectorsTest {
    private static Recording recording;

    @BeforeAll
    static void readRecording() throws IOException {
        recording = Recording.read();
    }

    static Stream<Arguments> kernelsOfClose() {
        return Stream.of(
                Arguments.of("sma 10", new Sma(10)),
                Arguments.of("sma 200", new Sma(200)),
                Arguments.of("sma 1", new Sma(1)),
                Arguments.of("ema 12", new Ema(12)),
                Arguments.of("ema 50", new Ema(50)),
                Arguments.of("rsi 14", new Rsi(14)),
                Arguments.of("rsi 2", new Rsi(2)),
                Arguments.of("highest 20", new Highest(20)),
                Arguments.of("lowest 20", new Lowest(20)),
                Arguments.of("wma 9", new Wma(9)),
                Arguments.of("dema 9", new Dema(9)),
                Arguments.of("tema 9", new Tema(9)),
                Arguments.of("linreg 14", new Linreg(14)),
                Arguments.of("stdev 20", new Stdev(20)),
                Arguments.of("variance 20", new Variance(20)),
                Arguments.of("roc 12", new Roc(12)),
                Arguments.of("mom 10", new Mom(10)),
                Arguments.of("change 10", new Change(10)));
    }

    @ParameterizedTest
    @MethodSource("kernelsOfClose")
    void shouldEqualTalib(String name, UnaryKernel kernel) {
        double[] actual =
                Arrays.stream(recording.column("close")).map(kernel::update).toArray();

        assertEqual(name, actual);
    }

    @Test
    void shouldEqualTalibWhenOneIndicatorFeedsAnother() {
        Rsi rsi = new Rsi(14);
        double[] inner =
                Arrays.stream(recording.column("close")).map(rsi::update).toArray();

        assertEqual(
                "sma 10 of rsi 14",
                Arrays.stream(inner).map(new Sma(10)::update).toArray());
        assertEqual(
                "ema 10 of rsi 14",
                Arrays.stream(inner).map(new Ema(10)::update).toArray());
    }

    private interface BarKernel {
        double update(double high, double low, double close, double volume);
    }

    static Stream<Arguments> kernelsOfBars() {
        return Stream.of(
                bars("tr", ignoringVolume(new Tr()::update)),
                bars("atr 1", ignoringVolume(new Atr(1)::update)),
                bars("atr 14", ignoringVolume(new Atr(14)::update)),
                bars("adx 14", ignoringVolume(new Adx(14)::update)),
                bars("cci 20", ignoringVolume(new Cci(20)::update)),
                bars("willr 14", ignoringVolume(new Willr(14)::update)),
                bars("stoch 14", ignoringVolume(new Stoch(14)::update)),
                bars("mfi 14", new Mfi(14)::update),
                bars("obv", onBalanceVolume(new Obv())));
    }

    private static Arguments bars(String name, BarKernel kernel) {
        return Arguments.of(name, kernel);
    }

    private interface RangeKernel {
        double update(double high, double low, double close);
    }

    private static BarKernel ignoringVolume(RangeKernel kernel) {
        return (high, low, close, volume) -> kernel.update(high, low, close);
    }

    private static BarKernel onBalanceVolume(Obv obv) {
        return (high, low, close, volume) -> obv.update(close, volume);
    }

    @ParameterizedTest
    @MethodSource("kernelsOfBars")
    void shouldEqualTalibOverWholeBars(String name, BarKernel kernel) {
        double[] high = recording.column("high");
        double[] low = recording.column("low");
        double[] close = recording.column("close");
        double[] volume = recording.column("volume");
        double[] actual = new double[close.length];
        for (int i = 0; i < close.length; i++) {
            actual[i] = kernel.update(high[i], low[i], close[i], volume[i]);
        }

        assertEqual(name, actual);
    }

    private static void assertEqual(String name, double[] actual) {
        double[] expected = recording.column(name);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            String at = String.format(Locale.ROOT, "%s at bar %d", name, i);
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as(at).isNaN();
            } else {
                // TA-Lib's own rolling sums drift by some 1e-13 over these bars.
                assertThat(actual[i])
                        .as(at)
                        .isCloseTo(expected[i], within(1e-9 * Math.max(1.0, Math.abs(expected[i]))));
            }
        }
    }
}
