package io.atlantis.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.sbe.TimeframeCode;
import io.atlantis.kernel.time.EpochNanos;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeframeTest {

    @ParameterizedTest
    @CsvSource({
        "1s, 2013-10-08T13:59:59.999999999Z, 2013-10-08T13:59:59Z",
        "1m, 2013-10-08T13:59:59.999999999Z, 2013-10-08T13:59:00Z",
        "5m, 2013-10-08T13:59:59Z, 2013-10-08T13:55:00Z",
        "15m, 2013-10-08T13:59:59Z, 2013-10-08T13:45:00Z",
        "1h, 2013-10-08T13:59:59Z, 2013-10-08T13:00:00Z",
        "4h, 2013-10-08T13:59:59Z, 2013-10-08T12:00:00Z",
        "1d, 2013-10-08T13:59:59Z, 2013-10-08T00:00:00Z",
        "1d, 1969-12-31T23:59:59Z, 1969-12-31T00:00:00Z"
    })
    void shouldAlignBucketsToTheEpochInUtc(String code, String time, String start) {
        long startNs = Timeframe.of(code).bucketStartNs(EpochNanos.of(Instant.parse(time)));
        assertThat(EpochNanos.toInstant(startNs)).isEqualTo(Instant.parse(start));
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void shouldRollUpWithoutRemainder(Timeframe timeframe) {
        timeframe.smaller().ifPresent(smaller -> {
            assertThat(timeframe.lengthNs() % smaller.lengthNs()).isZero();
            assertThat(smaller.larger()).contains(timeframe);
        });
        assertThat(Timeframe.of(timeframe.code())).isEqualTo(timeframe);
        assertThat(Timeframe.of(timeframe.sbe())).isEqualTo(timeframe);
    }

    @Test
    void shouldNameTheTimeframesThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> Timeframe.of("7m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeframe '7m' is unknown: use one of 1s 1m 5m 15m 1h 4h 1d");
        assertThat(Timeframe.find("1D")).isEmpty();
        assertThatThrownBy(() -> Timeframe.of(TimeframeCode.NULL_VAL)).isInstanceOf(IllegalArgumentException.class);
    }
}
