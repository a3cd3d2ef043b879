package io.atlantis.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {

    private static final int CASES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "13.83, 1383000000",
        "-0.5, -50000000",
        "+2, 200000000",
        ".25, 25000000",
        "7., 700000000",
        "1.5e2, 15000000000",
        "1E-8, 1",
        "92233720368.54775807, 9223372036854775807",
        "1.10000000000, 110000000"
    })
    void shouldParsePricesExactly(String text, long expectedE8) {
        assertThat(FixedPoint.parsePriceE8(text)).isEqualTo(expectedE8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "abc",
                "1,5",
                "1.2.3",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "0x10",
                " 1",
                "1 ",
                "1.5f",
                "--1"
            })
    void shouldRefuseWhatIsNoDecimalNumber(String text) {
        assertThatThrownBy(() -> FixedPoint.parsePriceE8(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shouldRefuseToRound() {
        assertThatThrownBy(() -> FixedPoint.parsePriceE8("1.123456789"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("more than 8 digits");
        assertThatThrownBy(() -> FixedPoint.parseSizeE6("0.0000001")).hasMessageContaining("more than 6 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"92233720368.54775808", "1e30", "99999999999999999999", "1e999999999"})
    void shouldRefuseWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> FixedPoint.parsePriceE8(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldAgreeWithBigDecimalInBothDirections() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int i = 0; i < CASES; i++) {
            long mantissa = random.nextLong() >> random.nextInt(1, 60);
            BigDecimal exact = BigDecimal.valueOf(mantissa, FixedPoint.PRICE_DIGITS);
            assertThat(FixedPoint.parsePriceE8(exact.toPlainString())).isEqualTo(mantissa);
            assertThat(new BigDecimal(FixedPoint.formatPrice(mantissa))).isEqualByComparingTo(exact);
        }
    }

    @Test
    void shouldGiveTheDoubleThatTheDecimalTextGives() {
        SplittableRandom random = new SplittableRandom(7L);
        for (int i = 0; i < CASES; i++) {
            long mantissa = random.nextLong(9_000_000_000_000_000L);
            String text = BigDecimal.valueOf(mantissa, FixedPoint.PRICE_DIGITS).toPlainString();
            assertThat(FixedPoint.priceToDouble(mantissa)).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void shouldFormatTheSmallestLong() {
        assertThat(new BigDecimal(FixedPoint.formatPrice(Long.MIN_VALUE)))
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MIN_VALUE, 8));
    }

    @Test
    void shouldFormatWithoutTrailingZerosOrExponent() {
        assertThat(FixedPoint.formatPrice(1_383_000_000L)).isEqualTo("13.83");
        assertThat(FixedPoint.formatPrice(-1L)).isEqualTo("-0.00000001");
        assertThat(FixedPoint.formatSize(100_000_000L)).isEqualTo("100");
    }
}
