package io.atlantis.runner.indicator;

import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.PERCENT;
import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.PRICE;
import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.ROOT;
import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.SQUARE;
import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.UNIT;
import static io.atlantis.runner.indicator.TalibAgreementTest.Scale.VOLUME;
import static io.atlantis.runner.indicator.TalibOracle.one;
import static io.atlantis.runner.indicator.TalibOracle.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.MAType;
import io.atlantis.testkit.gen.SeededTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every indicator that TA-Lib has, against its Java port: on random walks and at the edges of the definitions. */
class TalibAgreementTest {
    /** What an error is measured by. TA-Lib's sums roll without compensation: 1e-9 of the scale is its own error. */
    enum Scale {
        /** A coefficient. TA-Lib's sums of squares and products cancel. */
        UNIT,
        PERCENT,
        PRICE,
        SQUARE,
        VOLUME,
        /** A root of squares that cancel: TA-Lib keeps half of the digits where nothing moves. */
        ROOT;

        double tolerance(SampleBars bars) {
            double price = bars.greatestPrice();
            return switch (this) {
                case UNIT -> 1e-6;
                case PERCENT -> 1e-7;
                case PRICE -> 1e-9 * price;
                case SQUARE -> 1e-9 * price * price;
                case VOLUME -> 1e-9 * (1.0 + bars.totalVolume());
                case ROOT -> 1e-6 * price;
            };
        }
    }

    private interface Values {
        double[] of(SampleBars bars, int length);
    }

    /** @param later whether TA-Lib withholds first values that are defined */
    private record Case(String name, Scale scale, Values ours, Values talib, boolean later) {}

    private static final List<Case> OF_CLOSE_AND_BARS = List.of(
            same(
                    "sma",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Sma(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.sma(0, end, bars.close(), n, begin, count, out))),
            same(
                    "ema",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Ema(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.ema(0, end, bars.close(), n, begin, count, out))),
            same(
                    "wma",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Wma(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.wma(0, end, bars.close(), n, begin, count, out))),
            same(
                    "dema",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Dema(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.dema(0, end, bars.close(), n, begin, count, out))),
            same(
                    "tema",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Tema(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.tema(0, end, bars.close(), n, begin, count, out))),
            same(
                    "linreg",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Linreg(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.linearReg(0, end, bars.close(), n, begin, count, out))),
            same(
                    "slope",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Slope(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.linearRegSlope(0, end, bars.close(), n, begin, count, out))),
            same(
                    "rsi",
                    PERCENT,
                    (bars, n) -> bars.ofClose(new Rsi(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.rsi(0, end, bars.close(), n, begin, count, out))),
            same(
                    "roc",
                    PERCENT,
                    (bars, n) -> bars.ofClose(new Roc(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.roc(0, end, bars.close(), n, begin, count, out))),
            same(
                    "mom",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Mom(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.mom(0, end, bars.close(), n, begin, count, out))),
            same(
                    "highest",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Highest(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.max(0, end, bars.close(), n, begin, count, out))),
            same(
                    "lowest",
                    PRICE,
                    (bars, n) -> bars.ofClose(new Lowest(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.min(0, end, bars.close(), n, begin, count, out))),
            same(
                    "variance",
                    SQUARE,
                    (bars, n) -> bars.ofClose(new Variance(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.variance(0, end, bars.close(), n, 1.0, begin, count, out))),
            same(
                    "stdev",
                    ROOT,
                    (bars, n) -> bars.ofClose(new Stdev(n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.stdDev(0, end, bars.close(), n, 1.0, begin, count, out))),
            same(
                    "atr",
                    PRICE,
                    (bars, n) -> bars.ofBars(range(new Atr(n)::update)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.atr(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))),
            same(
                    "adx",
                    PERCENT,
                    (bars, n) -> bars.ofBars(range(new Adx(n)::update)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.adx(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))),
            same(
                    "cci",
                    PERCENT,
                    (bars, n) -> bars.ofBars(range(new Cci(n)::update)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.cci(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))),
            same(
                    "willr",
                    PERCENT,
                    (bars, n) -> bars.ofBars(range(new Willr(n)::update)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.willR(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))));

    private static final List<Case> OF_SEVERAL_LINES = List.of(
            same(
                    "dmi_plus",
                    PERCENT,
                    (bars, n) -> bars.ofBars(dmi(n, 0)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.plusDI(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))),
            same(
                    "dmi_minus",
                    PERCENT,
                    (bars, n) -> bars.ofBars(dmi(n, 1)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.minusDI(0, end, bars.high(), bars.low(), bars.close(), n, begin, count, out))),
            same(
                    "tr",
                    PRICE,
                    (bars, _) -> bars.ofBars(range(new Tr()::update)),
                    (bars, _) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.trueRange(0, end, bars.high(), bars.low(), bars.close(), begin, count, out))),
            same(
                    "mfi",
                    PERCENT,
                    (bars, n) -> bars.ofBars(new Mfi(n)::update),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.mfi(
                                    0,
                                    end,
                                    bars.high(),
                                    bars.low(),
                                    bars.close(),
                                    bars.volume(),
                                    n,
                                    begin,
                                    count,
                                    out))),
            same(
                    "ad",
                    VOLUME,
                    (bars, _) -> bars.ofBars(new Ad()::update),
                    (bars, _) -> one(
                            bars.size(),
                            (core, end, begin, count, out) -> core.ad(
                                    0, end, bars.high(), bars.low(), bars.close(), bars.volume(), begin, count, out))),
            same(
                    "obv",
                    VOLUME,
                    (bars, _) -> bars.ofBars(volume(new Obv()::update)),
                    (bars, _) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.obv(0, end, bars.close(), bars.volume(), begin, count, out))),
            same(
                    "correlation",
                    UNIT,
                    (bars, n) -> bars.ofBars(volume(new Correlation(n)::update)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.correl(0, end, bars.close(), bars.volume(), n, begin, count, out))),
            same(
                    "psar",
                    PRICE,
                    (bars, n) -> bars.ofBars(parabolic(new Psar(), 0.02 * n)),
                    (bars, n) -> one(
                            bars.size(),
                            (core, end, begin, count, out) ->
                                    core.sar(0, end, bars.high(), bars.low(), 0.02 * n, 0.2, begin, count, out))),
            same(
                    "bbands upper",
                    ROOT,
                    (bars, n) -> bars.ofClose(bbands(n, 0)),
                    (bars, n) -> output(
                            bars.size(),
                            0,
                            (core, end, begin, count, a, b, c) ->
                                    core.bbands(0, end, bars.close(), n, 2.5, 2.5, MAType.Sma, begin, count, a, b, c))),
            same(
                    "bbands middle",
                    ROOT,
                    (bars, n) -> bars.ofClose(bbands(n, 1)),
                    (bars, n) -> output(
                            bars.size(),
                            1,
                            (core, end, begin, count, a, b, c) ->
                                    core.bbands(0, end, bars.close(), n, 2.5, 2.5, MAType.Sma, begin, count, a, b, c))),
            same(
                    "bbands lower",
                    ROOT,
                    (bars, n) -> bars.ofClose(bbands(n, 2)),
                    (bars, n) -> output(
                            bars.size(),
                            2,
                            (core, end, begin, count, a, b, c) ->
                                    core.bbands(0, end, bars.close(), n, 2.5, 2.5, MAType.Sma, begin, count, a, b, c))),
            later(
                    "macd line",
                    PRICE,
                    (bars, n) -> bars.ofClose(macd(n, 0)),
                    (bars, n) -> output(
                            bars.size(),
                            0,
                            (core, end, begin, count, a, b, c) ->
                                    core.macd(0, end, bars.close(), n, 2 * n + 1, 5, begin, count, a, b, c))),
            same(
                    "macd signal",
                    PRICE,
                    (bars, n) -> bars.ofClose(macd(n, 1)),
                    (bars, n) -> output(
                            bars.size(),
                            1,
                            (core, end, begin, count, a, b, c) ->
                                    core.macd(0, end, bars.close(), n, 2 * n + 1, 5, begin, count, a, b, c))),
            same(
                    "macd histogram",
                    PRICE,
                    (bars, n) -> bars.ofClose(macd(n, 2)),
                    (bars, n) -> output(
                            bars.size(),
                            2,
                            (core, end, begin, count, a, b, c) ->
                                    core.macd(0, end, bars.close(), n, 2 * n + 1, 5, begin, count, a, b, c))),
            later(
                    "slowstoch k",
                    PERCENT,
                    (bars, n) -> bars.ofBars(slowStoch(n, 0)),
                    (bars, n) -> output(
                            bars.size(),
                            0,
                            (core, end, begin, count, a, b, _) -> core.stoch(
                                    0,
                                    end,
                                    bars.high(),
                                    bars.low(),
                                    bars.close(),
                                    n,
                                    3,
                                    MAType.Sma,
                                    4,
                                    MAType.Sma,
                                    begin,
                                    count,
                                    a,
                                    b))),
            same(
                    "slowstoch d",
                    PERCENT,
                    (bars, n) -> bars.ofBars(slowStoch(n, 1)),
                    (bars, n) -> output(
                            bars.size(),
                            1,
                            (core, end, begin, count, a, b, _) -> core.stoch(
                                    0,
                                    end,
                                    bars.high(),
                                    bars.low(),
                                    bars.close(),
                                    n,
                                    3,
                                    MAType.Sma,
                                    4,
                                    MAType.Sma,
                                    begin,
                                    count,
                                    a,
                                    b))),
            later(
                    "stochrsi k",
                    PERCENT,
                    (bars, n) -> bars.ofClose(stochRsi(n, 0)),
                    (bars, n) -> output(
                            bars.size(),
                            0,
                            (core, end, begin, count, a, b, _) ->
                                    core.stochRsi(0, end, bars.close(), n, 5, 3, MAType.Sma, begin, count, a, b))),
            same(
                    "stochrsi d",
                    PERCENT,
                    (bars, n) -> bars.ofClose(stochRsi(n, 1)),
                    (bars, n) -> output(
                            bars.size(),
                            1,
                            (core, end, begin, count, a, b, _) ->
                                    core.stochRsi(0, end, bars.close(), n, 5, 3, MAType.Sma, begin, count, a, b))),
            later(
                    "stoch",
                    PERCENT,
                    (bars, n) -> bars.ofBars(range(new Stoch(n)::update)),
                    (bars, n) -> output(
                            bars.size(),
                            0,
                            (core, end, begin, count, a, b, _) -> core.stochF(
                                    0,
                                    end,
                                    bars.high(),
                                    bars.low(),
                                    bars.close(),
                                    n,
                                    3,
                                    MAType.Sma,
                                    begin,
                                    count,
                                    a,
                                    b))));

    /** What the port takes for zero below 1e-8, where ours goes on computing. */
    private static final Set<String> ZERO_WHEN_TINY =
            Set.of("stdev", "bbands upper", "bbands lower", "correlation", "rsi", "stochrsi k", "stochrsi d");

    /**
     * Where TA-Lib's running sums keep no digit of huge values: it finds correlations above 1, and money flows of
     * what a sum of flows has left over (also below 0) after bars without a change.
     */
    private static final Set<String> WITHOUT_A_DIGIT_LEFT = Set.of("correlation", "mfi");

    @SeededTest(tries = 20)
    void shouldAgreeOnRandomWalks(RandomGenerator random) {
        // below 10 the variance of quiet bars falls under the 1e-8 that the port takes for zero
        double start = Math.pow(10, random.nextInt(1, 6));
        SampleBars bars = SampleBars.walk(random, 300, start);
        int length = random.nextInt(5, 30);
        cases().forEach(sample -> check(sample, bars, length));
    }

    @Test
    void shouldAgreeAtTheEdges() {
        for (SampleBars bars : SampleBars.degenerate()) {
            cases().forEach(sample -> check(sample, bars, 2));
            cases().forEach(sample -> check(sample, bars, 7));
        }
    }

    @SeededTest(tries = 10)
    void shouldAgreeOnHugePrices(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, 200, 1e15);
        cases().filter(sample -> !WITHOUT_A_DIGIT_LEFT.contains(sample.name()))
                .forEach(sample -> check(sample, bars, random.nextInt(2, 30)));
    }

    @SeededTest(tries = 10)
    void shouldAgreeOnTinyPrices(RandomGenerator random) {
        SampleBars bars = SampleBars.walk(random, 200, 1e-5);
        cases().filter(sample -> !ZERO_WHEN_TINY.contains(sample.name()))
                .forEach(sample -> check(sample, bars, random.nextInt(2, 30)));
    }

    /** A hole begins all anew: what follows is what TA-Lib, which knows no holes, makes of what follows. */
    @SeededTest(tries = 10)
    void shouldAgreeBehindAHole(RandomGenerator random) {
        SampleBars after = SampleBars.walk(random, 150, 100);
        SampleBars bars = after.behindAHole(SampleBars.walk(random, random.nextInt(1, 60), 5_000));
        int anyLength = random.nextInt(2, 30);
        cases().forEach(sample -> {
            // of two bars it is 1 or -1, and the small difference of large sums in TA-Lib
            int length = sample.name().equals("correlation") ? Math.max(5, anyLength) : anyLength;
            double[] all = sample.ours().of(bars, length);
            check(sample, after, length, Arrays.copyOfRange(all, bars.size() - after.size(), bars.size()));
        });
    }

    private static Stream<Case> cases() {
        return Stream.concat(OF_CLOSE_AND_BARS.stream(), OF_SEVERAL_LINES.stream());
    }

    private static void check(Case sample, SampleBars bars, int length) {
        check(sample, bars, length, sample.ours().of(bars, length));
    }

    private static void check(Case sample, SampleBars bars, int length, double[] actual) {
        double[] expected = sample.talib().of(bars, length);
        for (int i = 0; i < bars.size(); i++) {
            String at = sample.name() + " over " + length + " at bar " + i + " of " + bars.name();
            if (!Double.isNaN(expected[i])) {
                assertThat(actual[i])
                        .as(at)
                        .isCloseTo(expected[i], within(sample.scale().tolerance(bars)));
            } else if (!sample.later()) {
                assertThat(actual[i]).as(at).isNaN();
            }
        }
    }

    private static Case same(String name, Scale scale, Values ours, Values talib) {
        return new Case(name, scale, ours, talib, false);
    }

    private static Case later(String name, Scale scale, Values ours, Values talib) {
        return new Case(name, scale, ours, talib, true);
    }

    private interface RangeKernel {
        double update(double high, double low, double close);
    }

    private static SampleBars.BarKernel range(RangeKernel kernel) {
        return (high, low, close, _) -> kernel.update(high, low, close);
    }

    private interface PairKernel {
        double update(double first, double second);
    }

    private static SampleBars.BarKernel volume(PairKernel kernel) {
        return (_, _, close, volume) -> kernel.update(close, volume);
    }

    private static SampleBars.BarKernel parabolic(Psar psar, double step) {
        return (high, low, _, _) -> psar.update(high, low, step, 0.2);
    }

    private static UnaryKernel bbands(int length, int output) {
        Bbands kernel = new Bbands(length);
        return value -> {
            kernel.update(value, 2.5);
            return kernel.output(output);
        };
    }

    private static UnaryKernel macd(int length, int output) {
        Macd kernel = new Macd(length, 2 * length + 1, 5);
        return value -> {
            kernel.update(value);
            return kernel.output(output);
        };
    }

    private static UnaryKernel stochRsi(int length, int output) {
        StochRsi kernel = new StochRsi(length, 5, 3);
        return value -> {
            kernel.update(value);
            return kernel.output(output);
        };
    }

    private static SampleBars.BarKernel slowStoch(int length, int output) {
        SlowStoch kernel = new SlowStoch(length, 3, 4);
        return (high, low, close, _) -> {
            kernel.update(high, low, close);
            return kernel.output(output);
        };
    }

    private static SampleBars.BarKernel dmi(int length, int output) {
        Dmi kernel = new Dmi(length);
        return (high, low, close, _) -> {
            kernel.update(high, low, close);
            return kernel.output(output);
        };
    }
}
