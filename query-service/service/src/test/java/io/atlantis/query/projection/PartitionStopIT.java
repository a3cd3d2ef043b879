package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.query.EventLogWriter;
import io.atlantis.query.projection.ProjectionProgress.State;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

/** A record that can't be read holds up what stands behind it in its partition, and nothing else. */
@WithKafka
@WithPostgres
class PartitionStopIT {

    private static final int PARTITIONS = 3;
    private static final int POISONED = 1;
    private static final Predicate<FoldedEvent> POISON =
            event -> event.entityId().contains("poison");

    private TestKafka kafka;
    private ProjectionRig rig;
    private String log;
    private List<EventLogWriter> owners;
    private final Set<Place> written = new HashSet<>();

    private record Place(int partition, long offset) {}

    @BeforeEach
    void prepare(TestKafka kafka, TestPostgres postgres) {
        this.kafka = kafka;
        rig = new ProjectionRig(kafka, postgres);
        log = kafka.createTopic("partitioned", PARTITIONS);
        kafka.createTopics(List.of(new NewTopic(log + ".dlt", 1, (short) 1)));
        String topic = log;
        owners = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new EventLogWriter(kafka, topic, partition))
                .toList();
        written.clear();
    }

    @AfterEach
    void stop() {
        rig.close();
        owners.forEach(EventLogWriter::close);
    }

    @SeededTest(tries = 3)
    void shouldReadAllElseWhereOnePartitionStops(RandomGenerator random) {
        IntStream.range(0, 200).forEach(number -> commit(random.nextInt(PARTITIONS), 1 + random.nextInt(3)));
        Set<Place> expected = new HashSet<>(written);
        long poison = commitPoison();
        for (int number = 0; number < 200; number++) {
            int partition = random.nextInt(PARTITIONS);
            Set<Place> committed = commit(partition, 1 + random.nextInt(3));
            expected.addAll(partition == POISONED ? Set.of() : committed);
        }
        ProjectionRunner<FoldedEvent> runner = start(POISON);
        awaitStop(runner);
        expected.addAll(commit(0, 2));
        expected.addAll(commit(2, 1));

        await().atMost(ProjectionRig.LIMIT)
                .untilAsserted(() -> assertThat(seen()).isEqualTo(expected));
        assertThat(rig.seenTwice()).isZero();
        assertThat(runner.progress().snapshot().nextOffsets())
                .as("the commit's first record")
                .containsEntry(POISONED, poison - 1);
        assertThat(runner.progress().snapshot().stops())
                .containsExactly(new PartitionStop(POISONED, poison, "unreadable main.strategy.poison"));
    }

    @Test
    void shouldRaiseTheAlarm() throws Exception {
        commit(POISONED, 1);
        long poison = commitPoison();
        ProjectionRunner<FoldedEvent> runner = start(POISON);
        ProjectionPipeline board = rig.boardOf(runner);
        MeterRegistry meters = new SimpleMeterRegistry();
        new ProjectionMetrics(board).bindTo(meters);
        awaitStop(runner);

        Health health = new ProjectionHealth(board).health();
        assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
        assertThat(String.valueOf(health.getDetails().get("events")))
                .contains("partition 1 offset " + poison, "unreadable main.strategy.poison");
        assertThat(stoppedGauge(meters, POISONED)).isEqualTo(1);
        assertThat(stoppedGauge(meters, 0)).isZero();
        ProjectionItem item = new ProjectionController(board, rig.rebuilds(), new EndOffsets(kafka.admin()))
                .all()
                .items()
                .getFirst();
        assertThat(item.partitions())
                .extracting(ProjectionItem.PartitionItem::status)
                .containsExactly(State.FOLLOWING, State.STOPPED, State.FOLLOWING);
        assertThat(item.partitions().get(POISONED).lagRecords()).isEqualTo(3);
        assertThat(item.partitions().get(POISONED).error()).contains("offset " + poison, "unreadable");
    }

    @Test
    void shouldWriteOneLetterThoughRestartedAndRunByTwoInstances() {
        long poison = commitPoison();
        ProjectionRunner<FoldedEvent> first = start(POISON);
        awaitStop(first);
        first.stop();
        List.of(start(POISON), start(POISON)).forEach(PartitionStopIT::awaitStop);

        List<ConsumerRecord<byte[], byte[]>> letters = kafka.readAll(log + ".dlt");
        assertThat(letters).hasSize(1);
        assertThat(header(letters.getFirst(), "dlt_offset")).isEqualTo(Long.toString(poison));
        assertThat(header(letters.getFirst(), "dlt_partition")).isEqualTo("1");
        assertThat(header(letters.getFirst(), "dlt_reason")).contains("unreadable");
    }

    @Test
    void shouldGoOnWithoutLossWhenAVersionThatCanReadItIsStarted() {
        commit(POISONED, 2);
        commitPoison();
        commit(POISONED, 2);
        ProjectionRunner<FoldedEvent> old = start(POISON);
        awaitStop(old);
        commit(0, 1);
        commit(POISONED, 1);
        start(event -> false);

        await().atMost(ProjectionRig.LIMIT)
                .untilAsserted(() -> assertThat(seen()).isEqualTo(written));
        assertThat(rig.seenTwice()).isZero();
        await("the old instance sees that it was passed")
                .atMost(ProjectionRig.LIMIT)
                .until(() -> old.progress().snapshot().state() == State.FOLLOWING);
    }

    @Test
    void shouldPutAPlainRecordAsideAsItWas() {
        String topic = kafka.createTopic("plain", 2);
        kafka.createTopics(List.of(new NewTopic(topic + ".dlt", 1, (short) 1)));
        kafka.send(List.of(
                new ProducerRecord<>(topic, 0, bytes("key"), bytes("value")),
                new ProducerRecord<>(topic, 1, bytes("key"), bytes("value")),
                new ProducerRecord<>(topic, 1, bytes("key"), bytes("poison"))));
        ProjectionRunner<?> runner = rig.run(ProjectionRegistration.ofRecords(
                topic,
                () -> new SeenProjection("plain", (records, _) -> {
                    if (records.stream().anyMatch(record -> new String(record.value(), UTF_8).equals("poison"))) {
                        throw new IllegalArgumentException("that is no value");
                    }
                })));
        awaitStop(runner);

        assertThat(rig.seen()).isEqualTo(2);
        ConsumerRecord<byte[], byte[]> letter = kafka.readAll(topic + ".dlt").getFirst();
        assertThat(letter.value()).isEqualTo(bytes("poison"));
        assertThat(letter.key()).isEqualTo(bytes("key"));
        assertThat(header(letter, "dlt_projection")).isEqualTo("plain");
        assertThat(header(letter, "dlt_topic")).isEqualTo(topic);
        assertThat(header(letter, "dlt_reason")).contains("that is no value");
    }

    private ProjectionRunner<FoldedEvent> start(Predicate<FoldedEvent> unreadable) {
        return rig.run(ProjectionRegistration.ofEvents(log, () -> new SeenEvents("events", unreadable)));
    }

    private static void awaitStop(ProjectionRunner<?> runner) {
        await().atMost(ProjectionRig.LIMIT)
                .until(() -> runner.progress().snapshot().state() == State.STOPPED);
    }

    private Set<Place> commit(int partition, int events) {
        List<StrategyArchived> commit = new ArrayList<>();
        for (int number = 0; number < events; number++) {
            commit.add(new StrategyArchived("main.strategy.fine"));
        }
        return note(partition, commit);
    }

    /** The second of a commit of three. */
    private long commitPoison() {
        Set<Place> places = note(
                POISONED,
                List.of(
                        new StrategyArchived("main.strategy.fine"),
                        new StrategyArchived("main.strategy.poison"),
                        new StrategyArchived("main.strategy.fine")));
        return places.stream().mapToLong(Place::offset).min().orElseThrow() + 1;
    }

    private Set<Place> note(int partition, List<StrategyArchived> commit) {
        long last = owners.get(partition).appendTogether(commit, "ada", Instant.EPOCH);
        Set<Place> places = new HashSet<>();
        for (int back = 0; back < commit.size(); back++) {
            places.add(new Place(partition, last - back));
        }
        written.addAll(places);
        return places;
    }

    private Set<Place> seen() {
        return new HashSet<>(rig.database()
                .select(SeenProjection.PARTITION, SeenProjection.POSITION)
                .from(SeenProjection.SEEN)
                .fetch(row -> new Place(row.value1(), row.value2())));
    }

    private static double stoppedGauge(MeterRegistry meters, int partition) {
        return meters.get("atlantis.projection.stopped")
                .tags("projection", "events", "partition", Integer.toString(partition))
                .gauge()
                .value();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
