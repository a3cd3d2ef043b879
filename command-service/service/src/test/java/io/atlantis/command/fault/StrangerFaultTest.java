package io.atlantis.command.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.command.fault.RecordedClaims.Claim;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;

/** A stranger who can write into the topic, but holds no valid claim: what it writes changes nothing, and shows. */
class StrangerFaultTest {

    private static final String IGNORED = "atlantis_eventstore_ignored_records_total";
    private static final String FOREIGN = "atlantis_eventstore_foreign_records_total";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int ROUNDS = 20;
    /** Rubbish, a record that is half of one, an event and a claim of epochs that nobody has reached. */
    private static final double FOREIGN_KINDS = 4;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldIgnoreAndCountForgedRecords(RandomGenerator random) throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            ServiceProcess service = cluster.add();
            try (Workload workload = Workload.start(cluster, 4, 8, random.nextLong());
                    RecordedClaims claims = new RecordedClaims(cluster.broker().bootstrapServers());
                    KafkaProducer<byte[], byte[]> stranger = stranger(cluster)) {
                workload.awaitAcknowledged(50);
                List<Claim> before = List.copyOf(claims.refresh().inForce());
                Set<String> written = new HashSet<>();
                for (int round = 0; round < ROUNDS; round++) {
                    Claim owner = before.get(random.nextInt(before.size()));
                    for (LogRecord forged : forgeries(owner, random)) {
                        written.add(write(stranger, owner.partition(), forged));
                    }
                    workload.awaitAcknowledged(5);
                }
                workload.awaitAcknowledged(50);
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(cluster.calls().metric(service.url(), IGNORED))
                                .hasValue((double) written.size()));
                assertThat(cluster.calls().metric(service.url(), FOREIGN))
                        .as("those that no owner can have written")
                        .hasValueSatisfying(count -> assertThat(count).isGreaterThanOrEqualTo(ROUNDS * FOREIGN_KINDS));
                assertThat(ChainVerifier.verifyTopic(cluster.broker().bootstrapServers(), Topics.DOMAIN_EVENTS.name())
                                .violations())
                        .isNotEmpty()
                        .allSatisfy(violation ->
                                assertThat(written).contains(violation.partition() + ":" + violation.offset()));
                assertThat(claims.refresh().inForce()).as("nobody was deposed").isEqualTo(before);
                var _ = RunAudit.assertTruthWasTold(
                        workload.stop(), cluster.broker().bootstrapServers());
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> stranger(Cluster cluster) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes a record, and tells where it stands. */
    private static String write(KafkaProducer<byte[], byte[]> producer, int partition, LogRecord record)
            throws Exception {
        RecordMetadata place = producer.send(new ProducerRecord<>(
                        Topics.DOMAIN_EVENTS.name(), partition, record.key(), record.value(), record.headers()))
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return place.partition() + ":" + place.offset();
    }

    /** One of each kind that must not count, against the claim in force. */
    private static List<LogRecord> forgeries(Claim owner, RandomGenerator random) {
        List<LogRecord> forgeries = new ArrayList<>();
        forgeries.add(new LogRecord("k".getBytes(UTF_8), "rubbish".getBytes(UTF_8), new RecordHeaders()));
        forgeries.add(new LogRecord(
                "k".getBytes(UTF_8), "{}".getBytes(UTF_8), new RecordHeaders().add("k", new byte[] {'E'})));
        // The right epoch at some sequence, the next one perhaps: only the hash tells.
        forgeries.add(event(owner.epoch(), random.nextLong(1_000), random));
        forgeries.add(event(owner.epoch() - 1, random.nextLong(1_000), random));
        forgeries.add(event(owner.epoch() + 1, random.nextLong(1_000), random));
        forgeries.add(claim(owner.epoch()));
        forgeries.add(claim(owner.epoch() - 1));
        forgeries.add(claim(owner.epoch() + 7));
        return forgeries;
    }

    private static LogRecord event(long epoch, long sequence, RandomGenerator random) {
        EventDescriptor descriptor = new EventDescriptor(
                "forged",
                "atlantis.strategy.StrategyArchived",
                "1",
                Instant.EPOCH,
                "Strategy",
                "main.strategy.00000000-0000-0000-0000-000000000000",
                List.of(),
                new TreeMap<>(Map.of("commandId", "forged")));
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return RecordFormat.event(
                epoch, sequence, 0, 1, descriptor, RecordFormat.meta(descriptor), "{}".getBytes(UTF_8), hash, null);
    }

    private static LogRecord claim(long epoch) {
        return RecordFormat.claim(new OwnerClaim(
                "forged", epoch, "stranger", "http://127.0.0.1:1", "0", Topics.DOMAIN_EVENTS.partitions()));
    }
}
