package io.atlantis.benchmarks.candles;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.views.CandleView;
import io.atlantis.query.views.CandleViewSettings;
import io.atlantis.query.views.CandleViewSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a market's trades and bars to an embedded Kafka, reads them back raw, and lets the candle view catch up with
 * them, once with transactions and once without, after a
 * whole round that only warms up. Broker, clients and view share one JVM and the machine's cores.
 */
public final class CandleBenchmark implements PlatformBenchmark {

    private static final int TRADES = 1_000_000;
    private static final int BARS = 400_000;
    private static final int SYMBOLS = 100;
    private static final int MEAN_GAP_MICROS = 1_000;
    private static final long SEED = 42;
    private static final long LIMIT_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String LOAD =
            TRADES + " trades of " + SYMBOLS + " symbols, 1,000 a second by their own time; 8 partitions";

    private final Ticker ticker = Ticker.system();

    /** For the catalogue. */
    public CandleBenchmark() {}

    @Override
    public String name() {
        return "candles";
    }

    @Override
    public String description() {
        return "trades and bars into candles of seven timeframes by Kafka Streams, beside raw Kafka on the same topic";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        measure(Guarantee.EXACTLY_ONCE, scratch.resolve("warm-up"), new ArrayList<>());
        List<Measurement> figures = new ArrayList<>();
        for (Guarantee guarantee : Guarantee.values()) {
            measure(guarantee, scratch.resolve(guarantee.name()), figures);
        }
        return figures;
    }

    private void measure(Guarantee guarantee, Path folder, List<Measurement> figures) throws Exception {
        String with = guarantee == Guarantee.EXACTLY_ONCE ? "exactly once" : "at least once";
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            createTopics(kafka);
            figures.add(rate("raw produce", TRADES, produceTrades(kafka), LOAD + "; acks=all, lz4"));
            figures.add(rate("raw consume", TRADES, consumeAll(kafka), "the same topic, one consumer"));
            try (CandleView view = new CandleView(settings(kafka, folder, guarantee))) {
                view.start();
                long tradesNs = catchUp(view.counters()::trades, TRADES);
                figures.add(rate("trades into candles, " + with, TRADES, tradesNs, "one thread, commit each 100 ms"));
                double candles = view.counters().candles();
                figures.add(new Measurement("candles written, " + with, candles, "records", "conflated per commit"));
                produceBars(kafka);
                figures.add(rate(
                        "minute bars into candles, " + with,
                        BARS,
                        catchUp(view.counters()::bars, BARS),
                        "while and after they are written"));
            }
        }
    }

    /** From the first record to the last, so that start-up does not count. */
    private long catchUp(LongSupplier handled, long all) {
        long fromNs = 0;
        long limitNs = ticker.nanoTime() + LIMIT_NS;
        long first = 0;
        while (handled.getAsLong() < all) {
            if (fromNs == 0 && handled.getAsLong() > 0) {
                fromNs = ticker.nanoTime();
                first = handled.getAsLong();
            }
            if (ticker.nanoTime() > limitNs) {
                throw new IllegalStateException("only " + handled.getAsLong() + " of " + all + " records in 5 minutes");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        double share = (double) (all - first) / all;
        return (long) ((ticker.nanoTime() - fromNs) / share);
    }

    private long produceTrades(EmbeddedKafka kafka) {
        GeneratedMarket market = new GeneratedMarket(SEED, SYMBOLS, MEAN_GAP_MICROS);
        long startNs = ticker.nanoTime();
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            for (int i = 0; i < TRADES; i++) {
                int symbol = market.nextSymbol();
                var _ = producer.send(
                        new ProducerRecord<>(Topics.TRADES.name(), market.symbol(symbol), market.nextTrade(symbol)));
            }
            producer.flush();
        }
        return ticker.nanoTime() - startNs;
    }

    private static void produceBars(EmbeddedKafka kafka) {
        GeneratedMarket market = new GeneratedMarket(SEED, SYMBOLS, MEAN_GAP_MICROS);
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            for (int i = 0; i < BARS; i++) {
                int symbol = i % SYMBOLS;
                var _ = producer.send(new ProducerRecord<>(
                        Topics.BARS.name(), market.symbol(symbol), market.nextMinuteBar(symbol, i / SYMBOLS)));
            }
            producer.flush();
        }
    }

    private long consumeAll(EmbeddedKafka kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.TRADES.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.TRADES.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long startNs = ticker.nanoTime();
            for (int read = 0; read < TRADES; ) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
            return ticker.nanoTime() - startNs;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "max.in.flight.requests.per.connection",
                1,
                "linger.ms",
                5,
                "batch.size",
                256 * 1024,
                "compression.type",
                "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static CandleViewSettings settings(EmbeddedKafka kafka, Path folder, Guarantee guarantee) {
        return new CandleViewSettings(
                kafka.bootstrapServers(),
                folder.resolve("state"),
                "bench",
                1,
                CandleViewSettings.DEFAULT_COMMIT_INTERVAL,
                CandleViewSettings.DEFAULT_LATE_GRACE,
                guarantee);
    }

    private static void createTopics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = Stream.of(
                            Topics.TRADES,
                            Topics.BARS,
                            Topics.CANDLES,
                            Topics.TRADES_LATE,
                            Topics.TRADES_DLT,
                            Topics.BARS_DLT)
                    .map(CandleBenchmark::newTopic)
                    .toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    private static Measurement rate(String name, long count, long elapsedNs, String how) {
        return new Measurement(name, count * NANOS_PER_SECOND / elapsedNs, "records/s", how);
    }
}
