package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lag over REST is what Kafka's own admin client computes. */
@SharedPlatform
class LagSystemTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int EDITS = 20;

    @Test
    void shouldTellHowFarAStoppedReaderIsBehindAndThatItHasCaughtUp(Platform platform) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            String group = "stopped-reader";
            TopicPartition events = partitionOf(create(platform, "lag"));
            commit(admin, group, events, end(admin, events));
            for (int i = 0; i < EDITS; i++) {
                create(platform, "lag " + i);
            }
            long end = end(admin, events);
            long behind = end - committed(admin, group, events);
            assertThat(behind).isGreaterThanOrEqualTo(EDITS);
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode lag = lag(platform, group);
                assertThat(lag.path("endOffset").asLong()).isEqualTo(end);
                assertThat(lag.path("committedOffset").asLong()).isEqualTo(end - behind);
                assertThat(lag.path("lagRecords").asLong()).isEqualTo(behind);
                assertThat(lag.path("lagSeconds").asDouble()).isPositive();
            });

            commit(admin, group, events, end);

            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode lag = lag(platform, group);
                assertThat(lag.path("lagRecords").asLong()).isZero();
                assertThat(lag.path("lagSeconds").asDouble()).isZero();
            });
        }
    }

    @Test
    void shouldListStreamsTasksAndProjectionsAndSeeThemCatchUp(Platform platform) {
        List<JsonNode> items = platform.items("/api/v1/ops/lag?limit=500");
        assertThat(items).anyMatch(item -> item.path("topic").asString().equals("market.trades"));
        assertThat(items)
                .anyMatch(item -> item.path("group").asString().startsWith("atlantis-projection-")
                        && item.path("topic").asString().equals("domain.events"));
        await().atMost(LIMIT)
                .until(() -> platform.items("/api/v1/ops/lag?limit=500").stream()
                        .filter(item -> item.path("group").asString().startsWith("atlantis-projection-"))
                        .filter(item -> item.path("topic").asString().equals("domain.events"))
                        .allMatch(item -> item.path("lagRecords").asLong() == 0));
    }

    private static Answer create(Platform platform, String name) {
        Answer created = platform.post("/api/v1/strategies", Map.of("name", name, "source", "x = 1\n"));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    /** Where the workspace's events stand. */
    private static TopicPartition partitionOf(Answer written) {
        String partition = written.position().orElseThrow().split(":", 2)[0];
        return new TopicPartition("domain.events", Integer.parseInt(partition));
    }

    private static JsonNode lag(Platform platform, String group) {
        return platform.items("/api/v1/ops/lag?limit=500").stream()
                .filter(item -> item.path("group").asString().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lag of group " + group));
    }

    private static long end(Admin admin, TopicPartition events) throws Exception {
        return admin.listOffsets(Map.of(events, OffsetSpec.latest()))
                .partitionResult(events)
                .get(10, TimeUnit.SECONDS)
                .offset();
    }

    private static long committed(Admin admin, String group, TopicPartition events) throws Exception {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS)
                .get(events);
        assertThat(committed).as("offset of %s", group).isNotNull();
        return Objects.requireNonNull(committed).offset();
    }

    private static void commit(Admin admin, String group, TopicPartition events, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(events, new OffsetAndMetadata(offset)))
                .all()
                .get(10, TimeUnit.SECONDS);
    }
}
