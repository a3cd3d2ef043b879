package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.query.EventLogWriter;
import io.atlantis.query.projection.ProjectionProgress.State;
import io.atlantis.query.projection.SeenProjection.Sabotage;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild takes the live rows' place whole or not at all, whatever goes wrong meanwhile. */
@WithKafka
@WithPostgres
class RebuildIT {

    private static final int PARTITIONS = 4;
    private static final Sabotage NONE = (records, transaction) -> {};

    private TestKafka kafka;
    private ProjectionRig rig;
    private String topic;

    @BeforeEach
    void prepare(TestKafka kafka, TestPostgres postgres) {
        this.kafka = kafka;
        rig = new ProjectionRig(kafka, postgres);
        topic = kafka.createTopic("rebuilt", PARTITIONS);
        kafka.createTopics(List.of(new NewTopic(topic + ".dlt", 1, (short) 1)));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void shouldCountEachRecordOnceThoughTwoInstancesReadAndManyAreWrittenMeanwhile() throws Exception {
        ProjectionRunner<?> one = start(NONE);
        rig.run(registration(() -> new SeenProjection("seen", NONE)), rig.newRebuilds());
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        Future<?> writing = rig.executor().submit(() -> {
            while (!enough.get()) {
                send(sent.get(), 50);
                // The reader sets the pace, so that a slow machine has no endless log to replay.
                rig.awaitSeen(sent.addAndGet(50));
            }
        });
        Future<Integer> fewest = rig.executor().submit(() -> smallestStep(enough));
        for (int round = 0; round < 3; round++) {
            rig.rebuilds().begin(one);
            rig.awaitRebuild("seen", RebuildStatus.State.COMPLETED);
        }
        enough.set(true);
        writing.get(20, TimeUnit.SECONDS);

        rig.awaitSeen(sent.get());
        assertThat(rig.seenTwice()).isZero();
        assertThat(fewest.get(20, TimeUnit.SECONDS)).as("rows that vanished").isNotNegative();
        assertThat(rig.rebuildSchemas()).isEmpty();
    }

    /** Over all looks, the smallest growth of the number of rows: never below zero, and no look may fail. */
    private int smallestStep(AtomicBoolean enough) {
        int before = 0;
        int smallest = 0;
        while (!enough.get()) {
            int now = rig.seen();
            smallest = Math.min(smallest, now - before);
            before = now;
        }
        return smallest;
    }

    @Test
    void shouldLeaveTheLiveRowsWhenTheReplayMeetsARecordItCantRead() {
        Sabotage refuse = (records, transaction) -> {
            throw new IllegalArgumentException("broken version");
        };
        ProjectionRunner<?> runner = startThenRebuildWith(refuse);
        send(0, 100);
        rig.awaitSeen(100);
        rig.database().execute("insert into seen values (0, 999)");
        rig.rebuilds().begin(runner);

        RebuildStatus failed = rig.awaitRebuild("seen", RebuildStatus.State.FAILED);
        assertThat(failed.error()).contains(topic, "offset 0", "broken version");
        send(100, 10);
        rig.awaitSeen(111);
        assertThat(rig.rebuildSchemas()).isEmpty();
        assertThat(kafka.readAll(topic + ".dlt")).isEmpty();
        assertThat(runner.progress().snapshot().state()).isEqualTo(State.FOLLOWING);
    }

    @Test
    void shouldLeaveTheLiveRowsWhenItIsKilledAndRemoveWhatItLeft() {
        Sabotage die = (records, transaction) -> transaction.execute("select pg_terminate_backend(pg_backend_pid())");
        ProjectionRunner<?> runner = startThenRebuildWith(die);
        send(0, 100);
        rig.awaitSeen(100);
        rig.rebuilds().begin(runner);
        rig.awaitRebuild("seen", RebuildStatus.State.FAILED);

        assertThat(rig.rebuildSchemas()).containsExactly("rebuild_seen");
        send(100, 10);
        rig.awaitSeen(110);
        rig.newRebuilds().dropLeftovers(List.of(runner));
        assertThat(rig.rebuildSchemas()).isEmpty();
    }

    @Test
    void shouldBeDoneByOneInstanceAtATime() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ProjectionRunner<?> runner = startThenRebuildWith((records, transaction) -> {
            reached.countDown();
            hold(goOn);
        });
        send(0, 10);
        rig.awaitSeen(10);
        rig.rebuilds().begin(runner);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        Rebuilds another = rig.newRebuilds();
        for (Rebuilds instance : List.of(rig.rebuilds(), another)) {
            assertThatThrownBy(() -> instance.begin(runner)).isInstanceOfSatisfying(ProblemException.class, failure -> {
                assertThat(failure.problem().status()).isEqualTo(409);
                assertThat(failure.problem().code()).isEqualTo("rebuild-running");
            });
        }
        another.dropLeftovers(List.of(runner));
        goOn.countDown();
        rig.awaitRebuild("seen", RebuildStatus.State.COMPLETED);
        assertThat(rig.seen()).isEqualTo(10);
    }

    @Test
    void shouldGiveWayToALongRead() throws Exception {
        ProjectionRunner<?> runner = start(NONE);
        send(0, 10);
        rig.awaitSeen(10);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> longRead = read(() -> hold(release));
        rig.rebuilds().begin(runner);
        await().atMost(ProjectionRig.LIMIT)
                .until(() -> rig.rebuilds().statusOf("seen").progress() == 1);
        send(10, 10);

        rig.awaitSeen(20);
        assertThat(rig.rebuilds().statusOf("seen").status()).isEqualTo(RebuildStatus.State.RUNNING);
        release.countDown();
        longRead.get(20, TimeUnit.SECONDS);
        rig.awaitRebuild("seen", RebuildStatus.State.COMPLETED);
        assertThat(rig.seen()).isEqualTo(20);
        assertThat(rig.seenTwice()).isZero();
    }

    /** On a busy machine every read may be longer than a rebuild first waits for it. */
    @Test
    void shouldWaitLongerForReadsThatAreNeverShort() throws Exception {
        ProjectionRunner<?> runner = start(NONE);
        send(0, 10);
        rig.awaitSeen(10);
        Future<?> read = read(() -> await().atMost(ProjectionRig.LIMIT).until(this::isTheTableWaitedForLong));
        rig.rebuilds().begin(runner);

        read.get(60, TimeUnit.SECONDS);
        rig.awaitRebuild("seen", RebuildStatus.State.COMPLETED);
        assertThat(rig.seen()).isEqualTo(10);
    }

    /** A read of the table that has begun, and is over when the work is. */
    private Future<?> read(Runnable work) throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        Future<?> read = rig.executor()
                .submit(() -> rig.database().transaction(configuration -> {
                    configuration.dsl().fetchCount(SeenProjection.SEEN);
                    reading.countDown();
                    work.run();
                }));
        assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
        return read;
    }

    private boolean isTheTableWaitedForLong() {
        String waitsForLong = "mode = 'AccessExclusiveLock' and not granted"
                + " and clock_timestamp() - waitstart > interval '700 milliseconds'";
        return rig.database().fetchCount(DSL.table("pg_locks"), DSL.condition(waitsForLong)) == 1;
    }

    /** Rows that a faulty version left behind can make a sound record unreadable; rows made anew do not. */
    @Test
    void shouldMendWhatStoppedBecauseOfItsOwnRows() {
        Sabotage refuseSpoiltRows = (records, transaction) -> {
            if (transaction.fetchExists(SeenProjection.SEEN, SeenProjection.POSITION.eq(999L))) {
                throw new IllegalStateException("spoilt rows");
            }
        };
        ProjectionRunner<?> one = start(refuseSpoiltRows);
        ProjectionRunner<?> other =
                rig.run(registration(() -> new SeenProjection("seen", refuseSpoiltRows)), rig.newRebuilds());
        send(0, 100);
        rig.awaitSeen(100);
        rig.database().execute("insert into seen values (0, 999)");
        send(100, 100);
        List.of(one, other)
                .forEach(runner -> await().atMost(ProjectionRig.LIMIT)
                        .until(() -> runner.progress().snapshot().stops().size() == PARTITIONS));
        rig.rebuilds().begin(one);
        rig.awaitRebuild("seen", RebuildStatus.State.COMPLETED);

        rig.awaitSeen(200);
        List.of(one, other)
                .forEach(runner -> await().atMost(ProjectionRig.LIMIT)
                        .until(() -> runner.progress().snapshot().state() == State.FOLLOWING));
        send(200, 10);
        rig.awaitSeen(210);
        assertThat(rig.seenTwice()).isZero();
    }

    @Test
    void shouldTellListenersOfWhatTheLiveOneHadNotRead() {
        List<Long> heard = new ArrayList<>();
        AtomicBoolean stuck = new AtomicBoolean();
        ProjectionRunner<?> runner = rig.run(registration(new Supplier<>() {
            private final AtomicInteger made = new AtomicInteger();

            @Override
            public SeenProjection get() {
                boolean live = made.getAndIncrement() == 0;
                return new SeenProjection("seen", (records, transaction) -> {
                    if (live && stuck.get()) {
                        throw new IllegalStateException("spoilt rows");
                    }
                }) {
                    @Override
                    public void committed(List<ConsumerRecord<byte[], byte[]>> records) {
                        synchronized (heard) {
                            records.forEach(record -> heard.add(record.partition() * 1_000L + record.offset()));
                        }
                    }
                };
            }
        }));
        send(0, 40);
        rig.awaitSeen(40);
        stuck.set(true);
        send(40, 40);
        await().atMost(ProjectionRig.LIMIT)
                .until(() -> runner.progress().snapshot().stops().size() == PARTITIONS);
        stuck.set(false);
        rig.rebuilds().begin(runner);

        await().atMost(ProjectionRig.LIMIT).untilAsserted(() -> {
            synchronized (heard) {
                assertThat(heard).hasSize(80).doesNotHaveDuplicates();
            }
        });
    }

    @Test
    void shouldShowTheOldRowsOfALogThatIsGoneUntilTheNewOnesAreComplete() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        send(0, 30);
        rig.database().execute("insert into seen values (0, 999)");
        rig.database()
                .execute(
                        "insert into projection_checkpoint (projection, topic, partition, next_offset) values ('seen', '"
                                + topic + "', 0, 1000)");
        ProjectionRunner<?> runner = startThenRebuildWith((records, transaction) -> {
            reached.countDown();
            hold(goOn);
        });
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(rig.seen()).as("the old rows").isEqualTo(1);
        assertThat(runner.progress().snapshot().state()).isEqualTo(State.REBUILDING);
        send(30, 2_000);
        goOn.countDown();
        rig.awaitSeen(2_030);
        assertThat(rig.seenTwice()).isZero();
        assertThat(rig.database().fetchCount(SeenProjection.SEEN, SeenProjection.POSITION.eq(999L)))
                .isZero();
    }

    /** The log may have grown beyond the old position by the next start: that it is another one must not be forgotten. */
    @Test
    void shouldRememberOverARestartThatTheRowsAreOfALogThatIsGone() {
        Sabotage die = (records, transaction) -> transaction.execute("select pg_terminate_backend(pg_backend_pid())");
        send(0, 8);
        rig.database().execute("insert into seen values (0, 999)");
        rig.database()
                .execute(
                        "insert into projection_checkpoint (projection, topic, partition, next_offset) values ('seen', '"
                                + topic + "', 0, 5)");
        ProjectionRunner<?> killed = startThenRebuildWith(die);
        rig.awaitRebuild("seen", RebuildStatus.State.FAILED);
        killed.stop();
        send(8, 100);
        rig.run(registration(() -> new SeenProjection("seen", NONE)), rig.newRebuilds());

        rig.awaitSeen(108);
        assertThat(rig.seenTwice()).isZero();
    }

    @Test
    void shouldStopOnePartitionWhenTheLogThatReplacesAnotherHoldsARecordItCantRead() {
        String log = kafka.createTopic("replacing", 2);
        kafka.createTopics(List.of(new NewTopic(log + ".dlt", 1, (short) 1)));
        try (EventLogWriter fine = new EventLogWriter(kafka, log, 0);
                EventLogWriter poisoned = new EventLogWriter(kafka, log, 1)) {
            fine.append(new StrategyArchived("main.strategy.fine"), "ada", Instant.EPOCH);
            poisoned.append(new StrategyArchived("main.strategy.fine"), "ada", Instant.EPOCH);
            poisoned.append(new StrategyArchived("main.strategy.poison"), "ada", Instant.EPOCH);
            rig.database().execute("insert into seen values (0, 999)");
            rig.database()
                    .execute(
                            "insert into projection_checkpoint (projection, topic, partition, next_offset) values ('events', '"
                                    + log + "', 0, 1000)");
            ProjectionRunner<FoldedEvent> runner = rig.run(ProjectionRegistration.ofEvents(
                    log,
                    () -> new SeenEvents("events", event -> event.entityId().contains("poison"))));

            await().atMost(ProjectionRig.LIMIT)
                    .until(() -> runner.progress().snapshot().state() == State.STOPPED);
            assertThat(rig.seenOf(0)).isEqualTo(1);
            assertThat(rig.seenOf(1)).isEqualTo(1);
            fine.append(new StrategyArchived("main.strategy.fine"), "ada", Instant.EPOCH);
            rig.awaitSeen(3);
            assertThat(kafka.readAll(log + ".dlt")).hasSize(1);
        }
    }

    private ProjectionRunner<?> start(Sabotage sabotage) {
        return rig.run(registration(() -> new SeenProjection("seen", sabotage)));
    }

    /** The live projection is sound; the instance that rebuilds it is not. */
    private ProjectionRunner<?> startThenRebuildWith(Sabotage sabotage) {
        AtomicInteger made = new AtomicInteger();
        return rig.run(registration(() -> new SeenProjection("seen", made.getAndIncrement() == 0 ? NONE : sabotage)));
    }

    private ProjectionRegistration<ConsumerRecord<byte[], byte[]>> registration(Supplier<SeenProjection> projection) {
        return ProjectionRegistration.ofRecords(topic, projection);
    }

    private void send(int from, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            records.add(new ProducerRecord<>(
                    topic, number % PARTITIONS, "key".getBytes(UTF_8), ("value-" + number).getBytes(UTF_8)));
        }
        kafka.send(records);
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
