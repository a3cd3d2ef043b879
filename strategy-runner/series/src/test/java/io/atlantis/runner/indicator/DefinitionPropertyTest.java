package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atlantis.testkit.gen.Gen;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windowed kernels against the plain definition over each window, holes included. */
class DefinitionPropertyTest {
    private static final Gen<Double> VALUES =
            Gens.oneOf(Gens.doubles(0.01, 1000), Gens.doubles(-1e9, 1e9), Gens.of(100.0, 100.0, 1e15, Double.NaN));

    private record Case(List<Double> values, int length) {}

    private static final Gen<Case> CASES = Gens.zip(Gens.lists(VALUES, 0, 200), Gens.ints(1, 12), Case::new);

    @Test
    void shouldAverageEachWindow() {
        check(Sma::new, DefinitionPropertyTest::exactMean, 1e-14);
    }

    @Test
    void shouldAverageEachWindowOfAFlowToTheLastBits() {
        check(length -> new CompensatedMean(length)::update, DefinitionPropertyTest::exactMean, 1e-15);
    }

    @Test
    void shouldHaveTheSameMeanInTheBandsAsAlone() {
        Property.forAll(CASES).check(sample -> {
            Sma mean = new Sma(sample.length());
            Bbands bands = new Bbands(sample.length());
            sample.values().forEach(value -> {
                bands.update(value, 2.0);
                assertThat(bands.output(1)).isEqualTo(Double.valueOf(mean.update(value)));
            });
        });
    }

    /** A spike leaves rounding behind, of its own size, but not for long. */
    @Test
    void shouldForgetASpike() {
        Sma mean = new Sma(7);
        Variance variance = new Variance(7);
        mean.update(1e15);
        variance.update(1e15);
        for (int i = 0; i < 2 * 7; i++) {
            mean.update(0.1 * (i % 7));
            variance.update(0.1 * (i % 7));
        }
        for (int i = 2 * 7; i < 300; i++) {
            assertThat(mean.update(0.1 * (i % 7))).isCloseTo(0.3, within(1e-15));
            assertThat(variance.update(0.1 * (i % 7))).isCloseTo(0.04, within(1e-15));
        }
    }

    @Test
    void shouldFindNoDeviationOfEqualNumbersWhateverStoodBefore() {
        Property.forAll(CASES).check(sample -> {
            Variance variance = new Variance(sample.length());
            sample.values().forEach(variance::update);
            for (int i = 1; i < sample.length() + 20; i++) {
                double actual = variance.update(0.1);
                if (i >= sample.length()) {
                    assertThat(actual).isZero();
                }
            }
        });
    }

    @Test
    void shouldRecoverFromNumbersWhoseSquaresLeaveTheDoubles() {
        Variance variance = new Variance(5);
        Sma mean = new Sma(5);
        List.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE).forEach(value -> {
            variance.update(value);
            mean.update(value);
        });
        for (int i = 0; i < 300; i++) {
            double spread = variance.update(i % 5);
            double average = mean.update(i % 5);
            if (i >= 2 * 5) {
                assertThat(spread).isCloseTo(2.0, within(1e-15));
                assertThat(average).isCloseTo(2.0, within(1e-15));
            }
        }
    }

    @Test
    void shouldWeighEachWindow() {
        check(
                Wma::new,
                window -> IntStream.range(0, window.length)
                                .mapToDouble(i -> (i + 1) * window[i])
                                .sum()
                        / (window.length * (window.length + 1) / 2.0),
                1e-12);
    }

    @Test
    void shouldFindTheGreatestOfEachWindow() {
        check(Highest::new, window -> Arrays.stream(window).max().orElseThrow(), 0);
    }

    @Test
    void shouldFindTheLeastOfEachWindow() {
        check(Lowest::new, window -> Arrays.stream(window).min().orElseThrow(), 0);
    }

    @Test
    void shouldMeasureTheVarianceOfEachWindow() {
        check(
                Variance::new,
                window -> {
                    double mean = exactMean(window);
                    return Arrays.stream(window)
                                    .map(x -> (x - mean) * (x - mean))
                                    .sum()
                            / window.length;
                },
                1e-9);
    }

    @Test
    void shouldCorrelateEachWindow() {
        Property.forAll(Gens.lists(Gens.zip(VALUES, VALUES, List::of), 6, 60)).check(pairs -> {
            Correlation kernel = new Correlation(6);
            for (int i = 0; i < pairs.size(); i++) {
                double actual =
                        kernel.update(pairs.get(i).getFirst(), pairs.get(i).getLast());
                List<List<Double>> window = pairs.subList(Math.max(0, i - 5), i + 1);
                boolean whole = window.size() == 6
                        && window.stream().flatMap(List::stream).noneMatch(value -> value.isNaN());
                if (whole) {
                    assertThat(actual).as("bar %d", i).isCloseTo(exactCorrelation(window), within(1e-6));
                } else {
                    assertThat(actual).as("bar %d", i).isNaN();
                }
            }
        });
    }

    /** By {@code n * sum(ab) - sum(a) * sum(b)} and its like, without rounding up to the division. */
    private static double exactCorrelation(List<List<Double>> window) {
        BigDecimal spreadA = exactProduct(window, 0, 0);
        BigDecimal spreadB = exactProduct(window, 1, 1);
        if (spreadA.signum() == 0 || spreadB.signum() == 0) {
            return 0.0;
        }
        BigDecimal scale = spreadA.multiply(spreadB).sqrt(MathContext.DECIMAL128);
        return exactProduct(window, 0, 1).divide(scale, MathContext.DECIMAL128).doubleValue();
    }

    private static BigDecimal exactProduct(List<List<Double>> window, int first, int second) {
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal sumFirst = BigDecimal.ZERO;
        BigDecimal sumSecond = BigDecimal.ZERO;
        for (List<Double> pair : window) {
            BigDecimal a = new BigDecimal(pair.get(first));
            BigDecimal b = new BigDecimal(pair.get(second));
            products = products.add(a.multiply(b));
            sumFirst = sumFirst.add(a);
            sumSecond = sumSecond.add(b);
        }
        return products.multiply(BigDecimal.valueOf(window.size())).subtract(sumFirst.multiply(sumSecond));
    }

    /**
     * Compares with {@code definition} over each window of numbers; the tolerance is relative to the greatest magnitude
     * of the last 128 bars and two windows (no rounding error outlives them), squared for variance.
     */
    private static void check(
            IntFunction<UnaryKernel> kernels, ToDoubleFunction<double[]> definition, double tolerance) {
        Property.forAll(CASES).check(sample -> {
            UnaryKernel kernel = kernels.apply(sample.length());
            int sinceHole = 0;
            for (int i = 0; i < sample.values().size(); i++) {
                double actual = kernel.update(sample.values().get(i));
                sinceHole = Double.isNaN(sample.values().get(i)) ? 0 : sinceHole + 1;
                if (sinceHole < sample.length()) {
                    assertThat(actual).as("bar %d", i).isNaN();
                } else {
                    double[] window = sample.values().subList(i + 1 - sample.length(), i + 1).stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray();
                    double expected = definition.applyAsDouble(window);
                    double magnitude =
                            greatestMagnitude(sample, i + 1 - Math.min(sinceHole, 128 + 2 * sample.length()), i + 1);
                    double scale = kernel instanceof Variance ? magnitude * magnitude : magnitude;
                    assertThat(actual).as("bar %d", i).isCloseTo(expected, within(tolerance * scale));
                }
            }
        });
    }

    private static double greatestMagnitude(Case sample, int from, int to) {
        return sample.values().subList(from, to).stream()
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
    }

    private static double exactMean(double[] window) {
        return Arrays.stream(window)
                        .mapToObj(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue()
                / window.length;
    }
}
