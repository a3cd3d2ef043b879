package io.atlantis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** Lag as the service tells it against lag as Kafka's own admin client gives it. */
@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LagIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private RunningQueryService service;

    @BeforeAll
    void start(TestKafka kafka, TestPostgres postgres) {
        service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void shouldAgreeWithTheAdminClientAboutAnyGroup(TestKafka kafka) throws Exception {
        String topic = kafka.createTopic("lagging", 2);
        String group = kafka.uniqueName("reader");
        long sentMs = service.context().getBean(java.time.Clock.class).millis();
        kafka.send(IntStream.range(0, 10)
                .mapToObj(number ->
                        new ProducerRecord<byte[], byte[]>(topic, 1, sentMs - 60_000 + number, null, new byte[1]))
                .toList());
        commit(kafka, group, new TopicPartition(topic, 0), 0);
        commit(kafka, group, new TopicPartition(topic, 1), 4);

        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode behind = lag(group, topic, 1);
            assertThat(behind.path("endOffset").asLong()).isEqualTo(10);
            assertThat(behind.path("committedOffset").asLong()).isEqualTo(4);
            assertThat(behind.path("lagRecords").asLong()).isEqualTo(6);
            assertThat(behind.path("lagSeconds").asDouble()).isBetween(59.0, 60.0 + LIMIT.toSeconds());
            assertThat(lag(group, topic, 0).path("lagRecords").asLong()).isZero();
        });
        commit(kafka, group, new TopicPartition(topic, 1), 10);
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(lag(group, topic, 1).path("lagRecords").asLong()).isZero();
            assertThat(lag(group, topic, 1).path("lagSeconds").asDouble()).isZero();
        });
    }

    @Test
    void shouldSeeAStoppedProjectionFallBehindAndCatchUp(TestKafka kafka) {
        SmartLifecycle projections = service.context().getBean("projectionPipeline", SmartLifecycle.class);
        String group = "atlantis-projection-strategies";
        try (EventLogWriter log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name())) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(lagOfLog(group)).isZero());
            projections.stop();
            for (int number = 0; number < 5; number++) {
                log.append(
                        new StrategyCreated("main.strategy.lag-" + number, "l", "", 1),
                        "ada",
                        Instant.parse("2026-04-01T00:00:00Z"));
            }

            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(lagOfLog(group)).isEqualTo(5).isEqualTo(lagByAdmin(kafka.admin(), group));
                assertThat(lag(group, Topics.DOMAIN_EVENTS.name(), 0)
                                .path("lagSeconds")
                                .asDouble())
                        .isPositive();
            });
            projections.start();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(lagOfLog(group)).isZero());
        }
    }

    @Test
    void shouldShowLagAsMetrics() {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(service.get("/actuator/prometheus").body())
                                .contains("atlantis_consumer_lag_records{group=\"atlantis-projection-audit\""));
    }

    private long lagOfLog(String group) {
        return lag(group, Topics.DOMAIN_EVENTS.name(), 0).path("lagRecords").asLong(-1);
    }

    private JsonNode lag(String group, String topic, int partition) {
        JsonNode items = service.get("/api/v1/ops/lag").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("group").asString().equals(group)
                        && item.path("topic").asString().equals(topic)
                        && item.path("partition").asInt() == partition)
                .findFirst()
                .orElseGet(() -> items.path("none"));
    }

    private static long lagByAdmin(Admin admin, String group) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.DOMAIN_EVENTS.name(), 0);
        long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get(10, TimeUnit.SECONDS)
                .offset();
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS)
                .get(partition);
        return end - Objects.requireNonNull(committed).offset();
    }

    private static void commit(TestKafka kafka, String group, TopicPartition partition, long offset) throws Exception {
        kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get(10, TimeUnit.SECONDS);
    }
}
