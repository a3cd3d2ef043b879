package io.atlantis.kernel.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldGiveEachTopicOneName() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldNeverTrimOrCompactTheEventStore() {
        assertThat(Topics.DOMAIN_EVENTS.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void shouldPartitionAllMarketDataOfASymbolAlike() {
        assertThat(Topics.BARS.partitions())
                .isEqualTo(Topics.TRADES.partitions())
                .isEqualTo(Topics.QUOTES.partitions())
                .isEqualTo(Topics.CANDLES.partitions());
    }
}
