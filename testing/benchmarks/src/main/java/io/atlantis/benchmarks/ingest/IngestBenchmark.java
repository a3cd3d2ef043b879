package io.atlantis.benchmarks.ingest;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.ingest.publish.ProducerSettings;
import io.atlantis.ingest.publish.PublishStatistics;
import io.atlantis.ingest.publish.TickPublisher;
import io.atlantis.ingest.sequence.LastTicks;
import io.atlantis.ingest.sequence.SequenceStatistics;
import io.atlantis.ingest.sequence.Sequencer;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Recorded frames through the stages of market-ingest, first in memory, then into an embedded Kafka until every record is
 * acknowledged; and beside it the bare producer with records of the same number, size, keys and settings. One thread
 * feeds; broker and producer share the JVM and the machine's cores with it.
 */
public final class IngestBenchmark implements PlatformBenchmark {

    private static final int TICKS = 1_000_000;
    private static final int SYMBOLS = 128;
    private static final long SEED = 7;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String LOAD = TICKS + " ticks of " + SYMBOLS + " symbols, half trades, half quotes";

    private final Ticker ticker = Ticker.system();
    private final RecordedFrames recorded = new RecordedFrames(TICKS, SYMBOLS, SEED);

    /** For the catalogue. */
    public IngestBenchmark() {}

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "the vendor's frames to market.trades and market.quotes, beside a bare producer of the same records";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        List<Measurement> figures = new ArrayList<>();
        try (LastTicks lastTicks = LastTicks.open(scratch.resolve("last-ticks"));
                EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"))) {
            createTopics(kafka);
            warmUp(lastTicks, kafka);
            LiveWay decodeOnly = new LiveWay(null, null);
            figures.add(rate("decode and encode", time(() -> decodeOnly.play(recorded.frames())), LOAD));
            LiveWay sequenced = new LiveWay(sequencer(lastTicks), null);
            figures.add(rate(
                    "decode, sequence, keep last ticks",
                    time(() -> sequenced.play(recorded.frames())),
                    "off-heap map"));
            int meanBytes = (int) (decodeOnly.encodedBytes() / TICKS);
            figures.add(
                    rate("raw produce", rawProduce(kafka, meanBytes), meanBytes + " B records, acks=all, linger 5 ms"));
            figures.add(rate("ingest into Kafka", ingest(lastTicks, kafka), "all stages, every record acknowledged"));
        }
        return figures;
    }

    private void warmUp(LastTicks lastTicks, EmbeddedKafka kafka) throws Exception {
        long unused = ingest(lastTicks, kafka) + rawProduce(kafka, 100);
        for (int i = 0; i < 2; i++) {
            new LiveWay(sequencer(lastTicks), null).play(recorded.frames());
        }
    }

    private long ingest(LastTicks lastTicks, EmbeddedKafka kafka) throws Exception {
        PublishStatistics sent = new PublishStatistics();
        try (KafkaProducer<byte[], byte[]> producer = ProducerSettings.live(kafka.bootstrapServers())) {
            LiveWay way = new LiveWay(sequencer(lastTicks), new TickPublisher(producer, sent, () -> {}));
            long elapsedNs = time(() -> {
                way.play(recorded.frames());
                producer.flush();
            });
            if (sent.acknowledged() != TICKS) {
                throw new IllegalStateException(sent.acknowledged() + " of " + TICKS + " ticks acknowledged");
            }
            return elapsedNs;
        }
    }

    private long rawProduce(EmbeddedKafka kafka, int bytes) throws Exception {
        byte[] value = new byte[bytes];
        List<byte[]> keys = Stream.iterate(0, i -> i + 1)
                .limit(SYMBOLS)
                .map(i -> ("SYM" + i).getBytes(StandardCharsets.US_ASCII))
                .toList();
        try (KafkaProducer<byte[], byte[]> producer = ProducerSettings.live(kafka.bootstrapServers())) {
            return time(() -> {
                for (int i = 0; i < TICKS; i++) {
                    String topic = i % 2 == 0 ? Topics.TRADES.name() : Topics.QUOTES.name();
                    var _ = producer.send(new ProducerRecord<>(topic, keys.get(i / 2 % SYMBOLS), value));
                }
                producer.flush();
            });
        }
    }

    private static Sequencer sequencer(LastTicks lastTicks) {
        return new Sequencer(lastTicks, new SequenceStatistics(), (symbol, beforeNs) -> {});
    }

    private static void createTopics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = Stream.of(Topics.TRADES, Topics.QUOTES)
                    .map(IngestBenchmark::newTopic)
                    .toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    /** Something to be timed. */
    @FunctionalInterface
    private interface Work {

        void run() throws Exception;
    }

    private long time(Work work) throws Exception {
        long startNs = ticker.nanoTime();
        work.run();
        return ticker.nanoTime() - startNs;
    }

    private static Measurement rate(String name, long elapsedNs, String how) {
        return new Measurement(name, TICKS * NANOS_PER_SECOND / elapsedNs, "ticks/s", how);
    }
}
