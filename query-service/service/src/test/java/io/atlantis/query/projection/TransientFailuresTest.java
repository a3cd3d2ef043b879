package io.atlantis.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

class TransientFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "40001, true", // serialization failure
        "53300, true", // too many connections
        "57P01, true", // administrator's shutdown
        "23505, false", // unique violation
        "22021, false", // character not in repertoire
        "42P01, false" // undefined table
    })
    void shouldTellByTheStateWhetherTryingAgainHelps(String state, boolean isTransient) {
        Throwable failure = new IllegalStateException("wrapped", new SQLException("no", state));

        assertThat(TransientFailures.isTransient(failure)).isEqualTo(isTransient);
    }

    @Test
    void shouldTryAgainWhenNoConnectionIsToBeHad() {
        assertThat(TransientFailures.isTransient(new CannotCreateTransactionException("pool is empty")))
                .isTrue();
    }

    @Test
    void shouldNotTryAgainWhatNeverWasSql() {
        assertThat(TransientFailures.isTransient(new IllegalArgumentException("no JSON")))
                .isFalse();
    }
}
