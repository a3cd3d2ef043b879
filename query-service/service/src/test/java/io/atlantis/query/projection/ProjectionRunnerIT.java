package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.query.projection.SeenProjection.Sabotage;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promise of a projection, that each record counts exactly once, on a Postgres and a Kafka that are made to fail. */
@WithKafka
@WithPostgres
class ProjectionRunnerIT {

    private static final Duration LIMIT = ProjectionRig.LIMIT;
    private static final int PARTITIONS = 3;
    private static final Sabotage NONE = (records, transaction) -> {};

    private TestKafka kafka;
    private ProjectionRig rig;
    private DSLContext database;
    private String topic;

    @BeforeEach
    void prepare(TestKafka kafka, TestPostgres postgres) {
        this.kafka = kafka;
        rig = new ProjectionRig(kafka, postgres);
        database = rig.database();
        topic = kafka.createTopic("projected", PARTITIONS);
    }

    @AfterEach
    void stop() {
        rig.close();
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

        rig.awaitSeen(1_000);
        assertThat(rig.seenTwice()).isZero();
    }

    @Test
    void shouldCountEachRecordOnceThoughTwoInstancesReadIt() {
        send(0, 500);
        start("twin", NONE);
        start("twin", NONE);
        send(500, 500);

        rig.awaitSeen(1_000);
        assertThat(rig.seenTwice()).isZero();
    }

    @Test
    void shouldGoOnWhereItStopped() {
        send(0, 50);
        ProjectionRunner<?> first = start("resumed", NONE);
        rig.awaitSeen(50);
        first.stop();
        send(50, 50);
        start("resumed", NONE);

        rig.awaitSeen(100);
        assertThat(rig.seenTwice()).isZero();
    }

    @Test
    void shouldBuildItselfAnewWhenKafkaWasExchanged() {
        send(0, 30);
        database.execute("insert into seen values (0, 999)");
        database.execute("insert into projection_checkpoint (projection, topic, partition, next_offset) values "
                + "('replaced', '" + topic + "', 0, 1000)");
        start("replaced", NONE);

        rig.awaitSeen(30);
        assertThat(database.fetchCount(SeenProjection.SEEN, SeenProjection.POSITION.eq(999L)))
                .isZero();
    }

    @Test
    void shouldShowItsPositionAsAConsumerGroup() throws Exception {
        send(0, 20);
        start("visible", NONE);
        rig.awaitSeen(20);

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
        return rig.run(ProjectionRegistration.ofRecords(topic, () -> new SeenProjection(name, sabotage)));
    }

    private void send(int from, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            records.add(new ProducerRecord<>(topic, number % PARTITIONS, bytes("key"), bytes("value-" + number)));
        }
        kafka.send(records);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
