package io.atlantis.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void shouldMakeVersion7IdsThatCarryTheTime() {
        UUID id = IdGenerator.seeded(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1))
                .next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void shouldNotRepeatInsideAMillisecond() {
        IdGenerator ids = IdGenerator.seeded(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void shouldRepeatFromTheSameSeed() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        assertThat(IdGenerator.seeded(clock, new Random(5)).next())
                .isEqualTo(IdGenerator.seeded(clock, new Random(5)).next());
    }

    @Test
    void shouldReadEntityIdsAsTheyAreWritten() {
        EntityId id = new EntityId("main", "strategy", UUID.fromString("019a0000-0000-7000-8000-000000000001"));

        assertThat(id).hasToString("main.strategy.019a0000-0000-7000-8000-000000000001");
        assertThat(EntityId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "main",
                "main.strategy",
                "main.strategy.1",
                "Main.strategy.019a0000-0000-7000-8000-000000000001"
            })
    void shouldNotReadOtherTextAsEntityId(String text) {
        assertThat(EntityId.parse(text)).isEmpty();
    }
}
