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

    @Test
    void shouldEqualTalibOverHighLowAndClose() {
        Atr atr14 = new Atr(14);
        Atr atr1 = new Atr(1);
        Tr tr = new Tr();
        double[] high = recording.column("high");
        double[] low = recording.column("low");
        double[] close = recording.column("close");
        double[][] actual = new double[3][close.length];
        for (int i = 0; i < close.length; i++) {
            actual[0][i] = atr14.update(high[i], low[i], close[i]);
            actual[1][i] = atr1.update(high[i], low[i], close[i]);
            actual[2][i] = tr.update(high[i], low[i], close[i]);
        }

        assertEqual("atr 14", actual[0]);
        assertEqual("atr 1", actual[1]);
        assertEqual("tr", actual[2]);
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
