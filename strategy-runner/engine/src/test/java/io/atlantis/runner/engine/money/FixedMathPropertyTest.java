package io.atlantis.runner.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.testkit.gen.Gen;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against arbitrary-precision arithmetic. */
class FixedMathPropertyTest {
    private static final int TRIES = 5000;
    private static final Gen<Long> ANY = Gens.oneOf(
            Gens.longs(-1000, 1000),
            Gens.longs(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L),
            Gens.longs(Long.MIN_VALUE + 1, Long.MAX_VALUE));
    private static final Gen<Long> DIVISORS =
            Gens.oneOf(Gens.longs(1, 10), Gens.of(1_000_000_000_000L), Gens.longs(1, Long.MAX_VALUE));

    private record Factors(long a, long b) {}

    private record Case(Factors factors, long divisor) {}

    private static final Gen<Case> CASES = Gens.zip(Gens.zip(ANY, ANY, Factors::new), DIVISORS, Case::new);

    @Test
    void shouldRoundHalfToEven() {
        Property.forAll(CASES).tries(TRIES).check(sample -> {
            long a = sample.factors().a();
            long b = sample.factors().b();
            BigInteger exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                    .divide(BigDecimal.valueOf(sample.divisor()), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
            if (exact.bitLength() < Long.SIZE) {
                assertThat(FixedMath.multiplyDivideHalfEven(a, b, sample.divisor()))
                        .isEqualTo(exact.longValueExact());
            } else {
                assertThatThrownBy(() -> FixedMath.multiplyDivideHalfEven(a, b, sample.divisor()))
                        .isInstanceOf(ArithmeticException.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "104.06, 10406000000",
        "0.1, 10000000",
        "-13.83, -1383000000",
        "12345678.12345678, 1234567812345678",
        "0.000000005, 0",
        "0.00000002, 2"
    })
    void shouldTakeThePriceNearestToADouble(double value, long expectedE8) {
        assertThat(FixedMath.priceE8(value)).isEqualTo(expectedE8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e11, -1e11})
    void shouldRefuseADoubleThatDoesNotFit(double value) {
        assertThatThrownBy(() -> FixedMath.priceE8(value)).isInstanceOf(ArithmeticException.class);
    }
}
