package io.atlantis.kernel.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldGiveEachTopicOneName() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldNeverTrimOrCompactTheEventStoreAndItsHeads() {
        for (Topic topic : List.of(Topics.DOMAIN_EVENTS, Topics.DOMAIN_HEADS)) {
            assertThat(topic.config())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "-1")
                    .containsEntry("retention.bytes", "-1");
        }
        assertThat(Topics.DOMAIN_HEADS.partitions()).isEqualTo(1);
    }

    @Test
    void shouldHaveDestroyedKeysOffTheDiskWithinTheHour() {
        assertThat(Topics.SUBJECT_KEYS.partitions()).isEqualTo(1);
        assertThat(Topics.SUBJECT_KEYS.config()).containsEntry("cleanup.policy", "compact");
        long longestMs = millis("segment.ms") + millis("max.compaction.lag.ms");
        assertThat(longestMs).isLessThan(Duration.ofHours(1).toMillis());
        assertThat(millis("delete.retention.ms")).isLessThanOrEqualTo(Duration.ofHours(1).toMillis());
    }

    private static long millis(String setting) {
        return Long.parseLong(Topics.SUBJECT_KEYS.config().get(setting));
    }

    @Test
    void shouldPartitionAllMarketDataOfASymbolAlike() {
        assertThat(Topics.BARS.partitions())
                .isEqualTo(Topics.TRADES.partitions())
                .isEqualTo(Topics.QUOTES.partitions())
                .isEqualTo(Topics.CANDLES.partitions());
    }
}
