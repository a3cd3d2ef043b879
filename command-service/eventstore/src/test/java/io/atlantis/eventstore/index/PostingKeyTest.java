package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.id.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingKeyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:30:00Z"), ZoneOffset.UTC);

    @Test
    void shouldPlaceTimeOrderedIdsByTheirTime() {
        long early = PostingKey.fingerprint(idAt(CLOCK));
        long late = PostingKey.fingerprint(idAt(Clock.offset(CLOCK, Duration.ofMillis(1))));

        assertThat(early).isLessThan(late);
        assertThat(early >>> 16).isEqualTo(CLOCK.millis());
    }

    @Test
    void shouldTellMostIdsOfTheSameMillisecondApart() {
        IdGenerator ids = IdGenerator.seeded(CLOCK, new SplittableRandom(1));

        Set<Long> fingerprints = new HashSet<>();
        IntStream.range(0, 1_000)
                .forEach(_ -> fingerprints.add(PostingKey.fingerprint(ids.next().toString())));

        // Of 1,000 in 65,536 places about eight meet another one.
        assertThat(fingerprints).hasSizeGreaterThan(970);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0195516a-5b40-4cc3-98c4-dc0c0c07398f",
                "0195516a05b40-7cc3-98c4-dc0c0c07398f",
                "0195516x-5b40-7cc3-98c4-dc0c0c07398f",
                "an idempotency key with 7 in its mids",
                "0195516a-5b40-7",
                ""
            })
    void shouldSpreadOtherIds(String id) {
        assertThat(Stream.of("a", "b", "c", "d").map(end -> PostingKey.fingerprint(id + end) >>> 60))
                .as("the first bits of ids that differ in the last letter alone")
                .satisfies(bits -> assertThat(new HashSet<>(bits)).hasSizeGreaterThan(1));
    }

    private static String idAt(Clock clock) {
        return IdGenerator.seeded(clock, new SplittableRandom(1)).next().toString();
    }
}
