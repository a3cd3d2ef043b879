package io.atlantis.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldChecksTest {

    private final FieldChecks checks = new FieldChecks();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\0b", "half \uD83D of a pair", "longer than ten"})
    void shouldRefuseTextThatNoReaderCouldShow(@Nullable String value) {
        checks.text("name", value, 10);

        ProblemException refused = catchThrowableOfType(ProblemException.class, checks::throwIfAny);
        assertThat(refused.problem().errors())
                .first()
                .extracting(FieldError::field)
                .isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "München", "\uD83D\uDE00", "def f():\n\tx"})
    void shouldTakeEveryOtherText(String value) {
        assertThat(checks.text("name", value, 20)).isEqualTo(value);
        assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void shouldNameEveryWrongFieldAtOnce() {
        checks.text("name", null, 10);
        checks.decimal("cash", "-1", "0");
        checks.time("from", "yesterday");

        ProblemException refused = catchThrowableOfType(ProblemException.class, checks::throwIfAny);
        assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly("name", "cash", "from");
    }
}
