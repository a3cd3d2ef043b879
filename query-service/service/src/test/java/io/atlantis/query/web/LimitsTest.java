package io.atlantis.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void shouldTakeLimitsInRange(int limit) {
        assertThat(Limits.checked(limit)).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
    void shouldNameFieldValueAndRemedyOutOfRange(int limit) {
        assertThatThrownBy(() -> Limits.checked(limit))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("limit")
                .hasMessageContaining(Integer.toString(limit))
                .hasMessageContaining("between 1 and 10000");
    }

    @Test
    void shouldHaveADefaultInRange() {
        assertThat(Limits.checked(Integer.parseInt(Limits.DEFAULT))).isEqualTo(100);
    }
}
