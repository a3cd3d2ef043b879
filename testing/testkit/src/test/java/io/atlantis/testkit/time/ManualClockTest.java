package io.atlantis.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void shouldStandStillUntilAdvanced() {
        ManualClock clock = new ManualClock(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofMillis(5))).isEqualTo(START.plusMillis(5));
        assertThat(clock.instant()).isEqualTo(START.plusMillis(5));
        assertThat(clock.ticker().getAsLong()).isEqualTo(5_000_000L);
    }

    @Test
    void shouldNameTheIdsToCome() {
        CountedIds ids = new CountedIds();
        assertThat(ids.nextUuid()).isEqualTo(CountedIds.uuid(1));
        assertThat(ids.nextUuid()).isEqualTo(UUID.fromString("00000000-0000-7000-8000-000000000002"));
    }
}
