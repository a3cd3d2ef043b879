package io.atlantis.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochNanosTest {

    @ParameterizedTest
    @CsvSource({
        "2013-10-08T13:30:00Z, 1381239000000000000",
        "2013-10-08T15:30:00+02:00, 1381239000000000000",
        "1381239000123, 1381239000123000000",
        "-1, -1000000",
        "1970-01-01T00:00:00.000000001Z, 1"
    })
    void shouldReadIsoTimesAndEpochMilliseconds(String text, long expectedNs) {
        assertThat(EpochNanos.parse(text)).isEqualTo(expectedNs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "yesterday",
                "2013-10-08",
                "2013-10-08T13:30:00",
                "99999999999999999999",
                "3000-01-01T00:00:00Z"
            })
    void shouldRefuseWhatIsNoTimeInRange(String text) {
        assertThatThrownBy(() -> EpochNanos.parse(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shouldKeepEveryNanosecondAlsoBeforeTheEpoch() {
        for (String text :
                new String[] {"1969-12-31T23:59:59.999999999Z", "1998-01-02T00:00:00Z", "2013-10-08T13:30:00.123456789Z"
                }) {
            Instant instant = Instant.parse(text);
            assertThat(EpochNanos.toInstant(EpochNanos.of(instant))).isEqualTo(instant);
            assertThat(EpochNanos.format(EpochNanos.of(instant))).isEqualTo(text);
        }
    }
}
