package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all kernels share. */
class KernelRulesTest {
    private static final long CANONICAL_NAN = 0x7ff8000000000000L;

    static Stream<IntFunction<UnaryKernel>> kernels() {
        return Stream.of(
                Sma::new,
                Ema::new,
                Rma::new,
                Wma::new,
                Rsi::new,
                Highest::new,
                Lowest::new,
                Change::new,
                Mom::new,
                Roc::new,
                Variance::new,
                Stdev::new,
                Dema::new,
                Tema::new,
                Hma::new,
                Linreg::new,
                Slope::new,
                PercentRank::new,
                Zscore::new);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldWarmUpAnewAfterAHole(IntFunction<UnaryKernel> kernels) {
        List<Double> numbers = List.of(3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.5, 6.0);
        UnaryKernel used = kernels.apply(3);
        numbers.forEach(used::update);
        used.update(Double.POSITIVE_INFINITY);
        UnaryKernel fresh = kernels.apply(3);

        for (double number : numbers) {
            assertThat(Double.doubleToLongBits(used.update(number)))
                    .isEqualTo(Double.doubleToLongBits(fresh.update(number)));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldAnswerWithTheCanonicalNanWhileWarmingUp(IntFunction<UnaryKernel> kernels) {
        UnaryKernel kernel = kernels.apply(3);

        assertThat(Double.doubleToRawLongBits(kernel.update(1.0))).isEqualTo(CANONICAL_NAN);
        assertThat(Double.doubleToRawLongBits(kernel.update(-Double.NaN))).isEqualTo(CANONICAL_NAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void shouldRefuseALengthOutOfRange(int length) {
        kernels()
                .forEach(kernel -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> kernel.apply(length))
                        .withMessageContaining("length is " + length));
    }
}
