package io.atlantis.eventstore.heads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.kafka.EmbeddedLog;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.NaiveTree;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.kernel.eventlog.merkle.TreeHeadJson;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.HeadsToVerify;
import io.atlantis.kernel.eventlog.verify.VerificationReport;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads on the real broker: published, gone on from, and held to the log. */
@WithKafka
class HeadPublisherIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final TestKafka kafka;
    private String events;
    private String heads;
    private HeadSigningKey key;
    private HeadTopic topic;

    HeadPublisherIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void create() {
        events = kafka.createTopic("events", 1);
        heads = kafka.createTopic("heads", 1);
        key = HeadSigningKey.open(folder.resolve("key.pem"));
    }

    private HeadPublisher publisher(PartitionLog log, HeadSigningKey signer, HeadPublicKey... trusted) {
        topic = new KafkaHeadTopic(kafka.bootstrapServers(), heads, Ticker.system());
        return new HeadPublisher(log, signer, List.of(trusted), topic, Clock.systemUTC(), Ticker.system());
    }

    /** Starts the publisher made last, whose connection the pipeline closes. */
    private HeadsPipeline started(HeadPublisher publisher, Duration interval) {
        HeadsPipeline pipeline = new HeadsPipeline(List.of(publisher), topic, interval, Ticker.system());
        pipeline.start();
        return pipeline;
    }

    /** Appends so many events, each a commit of its own. */
    private static void append(PartitionLog log, String name, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String id = name + "-" + i;
            EventDescriptor descriptor = new EventDescriptor(
                    id, "test.Happened", "1", Instant.EPOCH, "Thing", "thing", List.of(), new TreeMap<>());
            NewEvent event = NewEvent.of(descriptor, "{}".getBytes(UTF_8), null);
            log.append(AppendCondition.NONE, List.of(event)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<byte[]> hashes(PartitionLog log, long size) {
        return LongStream.range(0, size)
                .mapToObj(sequence -> log.index().event(sequence).hash())
                .toList();
    }

    private List<SignedTreeHead> published() {
        return kafka.readAll(heads).stream()
                .map(record -> TreeHeadJson.read(record.value()))
                .toList();
    }

    private void publish(SignedTreeHead head) {
        kafka.send(List.of(new ProducerRecord<>(heads, TreeHeadJson.key(head.partition()), TreeHeadJson.write(head))));
    }

    private void assertIsOf(PartitionLog log, SignedTreeHead head, HeadSigningKey signer) {
        List<byte[]> hashes = hashes(log, head.treeSize());
        assertThat(head.rootHash().bytes()).isEqualTo(NaiveTree.root(hashes));
        assertThat(head.chainHead().bytes()).isEqualTo(hashes.getLast());
        assertThat(head.verify(signer.publicKey())).isTrue();
    }

    @Test
    void shouldPublishAHeadAfterEventsAndNoneWithoutThem() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            HeadPublisher publisher = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(publisher, OFTEN)) {
                append(log.log(), "a", 3);
                await().atMost(LIMIT).until(() -> publisher.uncovered() == 0);
                long count = publisher.published();
                pipeline.publishNow().get(10, TimeUnit.SECONDS);
                pipeline.publishNow().get(10, TimeUnit.SECONDS);
                assertThat(publisher.published()).as("without new events").isEqualTo(count);

                append(log.log(), "b", 2);
                await().atMost(LIMIT).until(() -> publisher.uncovered() == 0);
            }
            assertThat(published()).hasSize((int) publisher.published());
            assertThat(published()).allSatisfy(head -> assertIsOf(log.log(), head, key));
            assertThat(published().getLast().treeSize()).isEqualTo(5);
            assertThat(published().getLast()).isEqualTo(publisher.newest().orElseThrow());
        }
    }

    @Test
    void shouldPublishWhatIsNotCoveredWhenAskedAndWhenItCloses() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            append(log.log(), "a", 1);
            try (HeadsPipeline pipeline = started(publisher(log.log(), key), NEVER)) {
                append(log.log(), "b", 2);
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
                assertThat(published().getLast().treeSize()).isEqualTo(3);
                append(log.log(), "c", 2);
            }
            assertThat(published().getLast().treeSize()).isEqualTo(5);
        }
    }

    @Test
    void shouldGoOnFromItsOwnHeadAfterARestart() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events);
                HeadsPipeline pipeline = started(publisher(log.log(), key), NEVER)) {
            append(log.log(), "a", 11);
            pipeline.publishNow().get(20, TimeUnit.SECONDS);
        }
        SignedTreeHead last = published().getLast();
        // What others write since is many records, none of which is a head of this partition.
        kafka.send(Collections.nCopies(2_500, new ProducerRecord<>(heads, new byte[0], "no head".getBytes(UTF_8))));

        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            HeadPublisher publisher = publisher(log.log(), HeadSigningKey.open(folder.resolve("key.pem")));
            try (HeadsPipeline pipeline = started(publisher, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
                assertThat(publisher.newest()).contains(last);
                assertThat(publisher.published()).as("nothing happened since").isZero();

                append(log.log(), "b", 2);
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(publisher.newest().orElseThrow().treeSize()).isEqualTo(13);
            assertIsOf(log.log(), publisher.newest().orElseThrow(), key);
        }
    }

    @Test
    void shouldHashAnewWhenTheUnsignedFrontierIsDamaged() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            append(log.log(), "a", 3);
            TreeHash root = new TreeHash(NaiveTree.root(hashes(log.log(), 3)));
            TreeHash zero = new TreeHash(new byte[32]);
            publish(key.sign(
                    0, 3, root, new TreeHash(hashes(log.log(), 3).getLast()), Instant.EPOCH, List.of(zero, zero)));
            append(log.log(), "b", 1);
            HeadPublisher publisher = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(publisher, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(publisher.divergence()).isEmpty();
            assertIsOf(log.log(), publisher.newest().orElseThrow(), key);
            assertThat(publisher.newest().orElseThrow().treeSize()).isEqualTo(4);
        }
    }

    @Test
    void shouldGoOnFromAnothersHeadOnlyWhenItsKeyIsTrusted() throws Exception {
        HeadSigningKey other = HeadSigningKey.open(folder.resolve("other.pem"));
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            append(log.log(), "a", 5);
            try (HeadsPipeline pipeline = started(publisher(log.log(), other), NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            SignedTreeHead foreign = published().getLast();

            HeadPublisher trusting = publisher(log.log(), key, other.publicKey());
            try (HeadsPipeline pipeline = started(trusting, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(trusting.newest()).contains(foreign);
            assertThat(trusting.published()).isZero();

            HeadPublisher alone = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(alone, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(alone.published()).as("hashed anew").isEqualTo(1);
            assertIsOf(log.log(), alone.newest().orElseThrow(), key);
        }
    }

    @Test
    void shouldNotBeMisledByAStrangersFalseHead() throws Exception {
        HeadSigningKey stranger = HeadSigningKey.open(folder.resolve("stranger.pem"));
        TreeHash zero = new TreeHash(new byte[32]);
        publish(stranger.sign(0, 4, zero, zero, Instant.EPOCH, List.of(zero)));
        try (EmbeddedLog log = EmbeddedLog.start(kafka, events)) {
            append(log.log(), "a", 4);
            HeadPublisher publisher = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(publisher, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(publisher.divergence()).isEmpty();
            assertIsOf(log.log(), publisher.newest().orElseThrow(), key);
        }
    }

    private HeadPublisher publishedOn(String topic, String name, int count) throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, topic)) {
            append(log.log(), name, count);
            HeadPublisher publisher = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(publisher, NEVER)) {
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
                append(log.log(), name + "-more", 1);
            }
            return publisher;
        }
    }

    @Test
    void shouldPublishNothingAndRaiseAnAlarmWhenTheLogWasRewritten() throws Exception {
        publishedOn(events, "true", 3);
        int before = published().size();

        HeadPublisher publisher = publishedOn(kafka.createTopic("rewritten", 1), "false", 6);

        assertThat(publisher.divergence())
                .hasValueSatisfying(what -> assertThat(what).contains("log and published head differ at size 4"));
        assertThat(publisher.published()).isZero();
        assertThat(published()).hasSize(before);
    }

    @Test
    void shouldPublishNothingAndRaiseAnAlarmWhenTheLogWasCutOff() throws Exception {
        publishedOn(events, "true", 5);
        int before = published().size();

        try (EmbeddedLog log = EmbeddedLog.start(kafka, kafka.createTopic("cut", 1))) {
            append(log.log(), "true", 2);
            HeadPublisher publisher = publisher(log.log(), key);
            try (HeadsPipeline pipeline = started(publisher, OFTEN)) {
                await().atMost(LIMIT).until(() -> publisher.divergence().isPresent());
                append(log.log(), "more", 1);
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
            }
            assertThat(publisher.divergence())
                    .hasValueSatisfying(what ->
                            assertThat(what).contains("log and published head differ at size 6", "ends at size 2"));
            assertThat(publisher.published()).isZero();
        }
        assertThat(published()).hasSize(before);
    }

    @Test
    void shouldPublishNothingOnceAnotherOwnsThePartition() throws Exception {
        try (EmbeddedLog first = EmbeddedLog.start(kafka, events, "first")) {
            append(first.log(), "a", 2);
            HeadPublisher publisher = publisher(first.log(), key);
            HeadsPipeline pipeline = started(publisher, NEVER);
            try (EmbeddedLog second = EmbeddedLog.start(kafka, events, "second")) {
                await().atMost(LIMIT).until(() -> first.log().state() == OwnerState.FENCED);
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
                long count = publisher.published();
                append(second.log(), "b", 2);
                pipeline.publishNow().get(20, TimeUnit.SECONDS);
                pipeline.close();

                assertThat(publisher.published()).isEqualTo(count);
            }
        }
    }

    @Test
    void shouldLetTheAuditorHoldTheLogToWhatWasPublished() throws Exception {
        publishedOn(events, "true", 3);
        VerificationReport report = ChainVerifier.verifyTopic(
                kafka.bootstrapServers(), events, new HeadsToVerify(heads, List.of(key.publicKey())));

        assertThat(report.intact()).isTrue();
        assertThat(report.heads().matched()).isEqualTo(published().size());

        String rewritten = kafka.createTopic("rewritten", 1);
        List<String> problems = new ArrayList<>();
        try (EmbeddedLog log = EmbeddedLog.start(kafka, rewritten)) {
            append(log.log(), "false", 9);
        }
        assertThat(ChainVerifier.verifyTopic(kafka.bootstrapServers(), rewritten)
                        .intact())
                .as("the chain alone")
                .isTrue();
        ChainVerifier.verifyTopic(
                        kafka.bootstrapServers(), rewritten, new HeadsToVerify(heads, List.of(key.publicKey())))
                .violations()
                .forEach(violation -> problems.add(violation.problem()));
        assertThat(problems).singleElement().asString().contains("rewritten");
    }
}
