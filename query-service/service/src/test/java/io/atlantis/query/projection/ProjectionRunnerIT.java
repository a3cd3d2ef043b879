package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.query.EventLogWriter;
import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.kafka.KafkaSettings;
import io.atlantis.query.projection.ProjectionProgress.State;
import io.atlantis.query.projection.SeenProjection.Sabotage;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.infra.TestDatabase;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promise of a projection, that each record counts exactly once, on a Postgres and a Kafka that are made to fail. */
@WithKafka
@WithPostgres
class ProjectionRunnerIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PARTITIONS = 3;
    private static final Sabotage NONE = (records, transaction) -> {};

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ProjectionRunner<?>> running = new ArrayList<>();
    private TestKafka kafka;
    private DSLContext database;
    private String topic;

    @BeforeEach
    void prepare(TestKafka kafka, TestPostgres postgres) {
        this.kafka = kafka;
        TestDatabase emptyDatabase = postgres.newDatabase();
        Flyway.configure()
                .dataSource(emptyDatabase.dataSource())
                .locations("classpath:db/query")
                .load()
                .migrate();
        database = DSL.using(emptyDatabase.dataSource(), SQLDialect.POSTGRES);
        SeenProjection.createTable(database);
        topic = kafka.createTopic("projected", PARTITIONS);
    }

    @AfterEach
    void stop() {
        running.forEach(ProjectionRunner::stop);
        executor.close();
    }

    @SeededTest(tries = 3)
    void shouldCountEachRecordOnceThoughConnectionsDieBetweenRowsAndCommit(RandomGenerator random) {
        Sabotage killConnection = (records, transaction) -> {
            if (random.nextInt(3) == 0) {
                transaction.execute("select pg_terminate_backend(pg_backend_pid())");
            }
        };
        start("mortal", killConnection);
        for (int round = 0; round < 10; round++) {
            send(round * 100, 100);
        }

        awaitSeen(1_000);
        assertThat(seenTwice()).isZero();
    }

    @Test
    void shouldCountEachRecordOnceThoughTwoInstancesReadIt() {
        send(0, 500);
        start("twin", NONE);
        start("twin", NONE);
        send(500, 500);

        awaitSeen(1_000);
        assertThat(seenTwice()).isZero();
    }

    @Test
    void shouldGoOnWhereItStopped() {
        send(0, 50);
        ProjectionRunner<?> first = start("resumed", NONE);
        awaitSeen(50);
        first.stop();
        send(50, 50);
        start("resumed", NONE);

        awaitSeen(100);
        assertThat(seenTwice()).isZero();
    }

    @Test
    void shouldBuildItselfAnewWhenKafkaWasExchanged() {
        send(0, 30);
        database.execute("insert into seen values (0, 999)");
        database.execute("insert into projection_checkpoint (projection, topic, partition, next_offset) values "
                + "('replaced', '" + topic + "', 0, 1000)");
        start("replaced", NONE);

        awaitSeen(30);
        assertThat(database.fetchCount(SeenProjection.SEEN, SeenProjection.POSITION.eq(999L)))
                .isZero();
    }

    @Test
    void shouldStopAtARecordItCantReadAndPutItAside() {
        kafka.createTopics(List.of(new NewTopic(topic + ".dlt", 1, (short) 1)));
        send(0, 10);
        kafka.send(List.of(new ProducerRecord<>(topic, 1, bytes("key"), bytes("poison"))));
        Sabotage refusePoison = (records, transaction) -> {
            if (records.stream().anyMatch(record -> new String(record.value(), UTF_8).equals("poison"))) {
                throw new IllegalArgumentException("that is no value");
            }
        };
        ProjectionRunner<?> runner = start("picky", refusePoison);

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(runner.progress().snapshot().state()).isEqualTo(State.STOPPED));
        assertThat(runner.progress().snapshot().reason()).contains("that is no value");
        ConsumerRecord<byte[], byte[]> letter = kafka.readAll(topic + ".dlt").getFirst();
        assertThat(letter.value()).isEqualTo(bytes("poison"));
        assertThat(letter.key()).isEqualTo(bytes("key"));
        assertThat(header(letter, "dlt_partition")).isEqualTo("1");
        assertThat(header(letter, "dlt_projection")).isEqualTo("picky");
        assertThat(header(letter, "dlt_reason")).contains("that is no value");
        assertThat(new ProjectionHealth(new ProjectionPipeline(List.of(runner), executor))
                        .health()
                        .getStatus()
                        .getCode())
                .isEqualTo("DOWN");
    }

    @Test
    void shouldPutAnUnreadableEventAsideAndKeepWhatCameBefore() {
        String log = kafka.createTopic("events", 1);
        kafka.createTopics(List.of(new NewTopic(log + ".dlt", 1, (short) 1)));
        ProjectionRunner<?> runner = run(ProjectionRegistration.ofEvents(log, new ReadableEvents()));
        try (EventLogWriter writer = new EventLogWriter(kafka, log)) {
            long first = writer.append(new StrategyArchived("main.strategy.1"), "ada", Instant.EPOCH);
            awaitSeen(1);
            long second = writer.append(
                    "atlantis.strategy.StrategyMisspelt",
                    "Strategy",
                    "main.strategy.1",
                    bytes("{}"),
                    "ada",
                    Instant.EPOCH);

            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(runner.progress().snapshot().state()).isEqualTo(State.STOPPED));
            assertThat(runner.progress().snapshot().reason()).contains("StrategyMisspelt");
            assertThat(header(kafka.readAll(log + ".dlt").getFirst(), "dlt_offset"))
                    .isEqualTo(Long.toString(second));
            assertThat(runner.progress().snapshot().nextOffsets()).containsEntry(0, first + 1);
            assertThat(database.fetchCount(SeenProjection.SEEN)).isEqualTo(1);
        }
    }

    @Test
    void shouldShowItsPositionAsAConsumerGroup() throws Exception {
        send(0, 20);
        start("visible", NONE);
        awaitSeen(20);

        await().atMost(LIMIT).untilAsserted(() -> {
            Map<TopicPartition, OffsetAndMetadata> committed = kafka.admin()
                    .listConsumerGroupOffsets("atlantis-projection-visible")
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            assertThat(committed.values().stream()
                            .mapToLong(OffsetAndMetadata::offset)
                            .sum())
                    .isEqualTo(20);
        });
    }

    private ProjectionRunner<?> start(String name, Sabotage sabotage) {
        return run(ProjectionRegistration.ofRecords(topic, new SeenProjection(name, sabotage)));
    }

    private ProjectionRunner<?> run(ProjectionRegistration<?> registration) {
        KafkaClients clients = new KafkaClients(new KafkaSettings(kafka.bootstrapServers()));
        ProjectionRunner<?> runner = new ProjectionRunner<>(
                registration, clients, new ProjectionStore(database), new DeadLetters(clients), Duration.ofMillis(20));
        running.add(runner);
        executor.execute(runner);
        return runner;
    }

    private void send(int from, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            records.add(new ProducerRecord<>(topic, number % PARTITIONS, bytes("key"), bytes("value-" + number)));
        }
        kafka.send(records);
    }

    private void awaitSeen(int count) {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(database.fetchCount(SeenProjection.SEEN)).isEqualTo(count));
    }

    private int seenTwice() {
        return database.fetchCount(DSL.select(SeenProjection.PARTITION, SeenProjection.POSITION)
                .from(SeenProjection.SEEN)
                .groupBy(SeenProjection.PARTITION, SeenProjection.POSITION)
                .having(DSL.count().gt(1)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Writes down the events that this version can read. */
    private static final class ReadableEvents implements Projection<FoldedEvent> {

        private final EventJson json = new EventJson();

        @Override
        public String name() {
            return "readable";
        }

        @Override
        public void apply(List<FoldedEvent> events, DSLContext transaction) {
            for (FoldedEvent event : events) {
                assertThat(json.read(event.typeName(), event.typeVersion(), event.payload()))
                        .isNotNull();
                transaction
                        .insertInto(SeenProjection.SEEN)
                        .set(SeenProjection.PARTITION, event.partition())
                        .set(SeenProjection.POSITION, event.offset())
                        .execute();
            }
        }

        @Override
        public void clear(DSLContext transaction) {
            transaction.deleteFrom(SeenProjection.SEEN).execute();
        }
    }
}
