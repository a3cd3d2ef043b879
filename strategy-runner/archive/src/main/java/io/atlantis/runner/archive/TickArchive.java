package io.atlantis.runner.archive;

import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.LongColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The market's history on this host: follows the market topics into files, and hands out candles as memory-mapped columns.
 * Candle columns are kept and used again as long as nothing new has come in for the part of history that is asked for.
 *
 * <p>{@link #load} is thread-safe; {@link #tail()} is to be run on one thread of its own.
 */
public final class TickArchive implements AutoCloseable {

    private static final long ADMIN_TIMEOUT_MS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(TickArchive.class);

    private final Admin admin;
    private final Map<Integer, PartitionArchive> partitions;
    private final ArchiveProgress progress = new ArchiveProgress();
    private final ArchiveTail tail;
    private final Map<Path, CandleColumns> mapped = new ConcurrentHashMap<>();

    private TickArchive(
            Admin admin, String bootstrapServers, Ticker ticker, Map<Integer, PartitionArchive> partitions) {
        this.admin = admin;
        this.partitions = Map.copyOf(partitions);
        this.tail = new ArchiveTail(bootstrapServers, ticker, progress, this.partitions);
    }

    /**
     * Opens the archive of a folder; what in it is damaged or of another Kafka cluster is emptied.
     *
     * @param folder its files; may be deleted while no archive is open
     * @param bootstrapServers the Kafka cluster
     * @param ticker paces the checkpoints
     * @throws UncheckedIOException when the folder can't be used
     */
    public static TickArchive open(Path folder, String bootstrapServers, Ticker ticker) {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        try {
            String clusterId = admin.describeCluster().clusterId().get(ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            String topic = MarketTopic.TRADES.topicName();
            int count = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .partitions()
                    .size();
            Map<Integer, PartitionArchive> partitions = new HashMap<>();
            for (int partition = 0; partition < count; partition++) {
                partitions.put(partition, PartitionArchive.open(folder, partition, clusterId));
            }
            return new TickArchive(admin, bootstrapServers, ticker, partitions);
        } catch (IOException e) {
            admin.close();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            admin.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tick archive was opened", e);
        } catch (ExecutionException | TimeoutException e) {
            admin.close();
            throw new IllegalStateException("Kafka at " + bootstrapServers + " does not answer: " + e.getMessage(), e);
        }
    }

    /** The loop that follows the topics; ends after {@link #close()}. */
    public Runnable tail() {
        return tail;
    }

    /** Why the tail ended; empty while all is well. */
    public Optional<Throwable> failure() {
        return progress.failure();
    }

    /** Records of the topics that could not be read and were left out. */
    public long skippedRecords() {
        return progress.skippedRecords();
    }

    /**
     * Closed candles of a symbol, from everything the log holds at this moment.
     *
     * @param symbol the ticker
     * @param timeframe length of the candles
     * @param fromNs first start, epoch nanoseconds, inclusive
     * @param toNs last start, exclusive
     * @param timeout how long to wait for the archive to reach the end of the log
     * @return empty when the log has no record of the symbol; a series without bars when none is in the range
     * @throws IllegalStateException when the archive has stopped or does not get there in time
     * @throws InterruptedException when the thread is told to stop
     */
    public Optional<ArchivedSeries> load(Symbol symbol, Timeframe timeframe, long fromNs, long toNs, Duration timeout)
            throws InterruptedException {
        Optional<SymbolSnapshot> snapshot = snapshot(symbol, timeout);
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(load(snapshot.get(), timeframe, fromNs, toNs));
        } catch (ArchiveDamagedException e) {
            LOG.warn(
                    "archive of partition {} is damaged and is rebuilt: {}",
                    snapshot.get().partition(),
                    e.getMessage());
            progress.damaged(snapshot.get().partition());
            return snapshot(symbol, timeout).map(again -> load(again, timeframe, fromNs, toNs));
        }
    }

    private Optional<SymbolSnapshot> snapshot(Symbol symbol, Duration timeout) throws InterruptedException {
        if (!progress.await(endOffsets(), timeout)) {
            throw new IllegalStateException("the tick archive has not reached the end of the market topics within "
                    + timeout.toSeconds() + " s");
        }
        return partitions.values().stream()
                .flatMap(partition -> partition.snapshot(symbol.value()).stream())
                .findFirst();
    }

    private ArchivedSeries load(SymbolSnapshot snapshot, Timeframe timeframe, long fromNs, long toNs) {
        CandleColumns columns = columns(snapshot, timeframe, toNs);
        return new ArchivedSeries(range(columns.series(), fromNs, toNs), ranges(snapshot, columns));
    }

    private Map<MarketTopic, Map<Integer, Long>> endOffsets() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (MarketTopic topic : MarketTopic.values()) {
            partitions
                    .keySet()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest()));
        }
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    admin.listOffsets(latest).all().get(ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            Map<MarketTopic, Map<Integer, Long>> ends = new EnumMap<>(MarketTopic.class);
            found.forEach((at, info) -> ends.computeIfAbsent(MarketTopic.named(at.topic()), _ -> new HashMap<>())
                    .put(at.partition(), info.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell the ends of the market topics: " + e.getMessage(), e);
        }
    }

    private CandleColumns columns(SymbolSnapshot snapshot, Timeframe timeframe, long toNs) {
        CandleColumnsFile file = new CandleColumnsFile(snapshot.folder(), snapshot.symbol(), timeframe);
        return mapped.compute(snapshot.folder().resolve(timeframe.code()), (_, known) -> {
            try {
                Optional<CandleColumns> kept = known == null ? file.map() : Optional.of(known);
                if (kept.isPresent() && new Freshness(snapshot, kept.get()).holdsBefore(toNs)) {
                    return kept.get();
                }
                return build(snapshot, timeframe, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static CandleColumns build(SymbolSnapshot snapshot, Timeframe timeframe, CandleColumnsFile file)
            throws IOException {
        CandleRollup rollup = CandleRollup.of(snapshot);
        file.write(rollup.closed(timeframe), rollup.formingStartNs(timeframe), rollup.coverage());
        return file.map()
                .orElseThrow(() -> new ArchiveDamagedException("columns just written can't be read back", null));
    }

    private static BarSeries range(BarSeries all, long fromNs, long toNs) {
        int from = firstAtOrAfter(all.timeNs(), fromNs);
        int to = firstAtOrAfter(all.timeNs(), toNs);
        return all.slice(from, Math.max(0, to - from));
    }

    private static int firstAtOrAfter(LongColumn times, long timeNs) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.at(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<LogRange> ranges(SymbolSnapshot snapshot, CandleColumns columns) {
        List<LogRange> ranges = new ArrayList<>();
        for (MarketTopic topic : MarketTopic.values()) {
            Coverage covered = columns.coverage().get(topic);
            if (covered != null) {
                ranges.add(new LogRange(
                        topic.topicName(),
                        snapshot.partition(),
                        snapshot.symbol(),
                        covered.offsets().from(),
                        covered.offsets().to(),
                        covered.hash()));
            }
        }
        return ranges;
    }

    /** Ends the tail and lets go of Kafka; series handed out stay readable. */
    @Override
    public void close() {
        tail.close();
        admin.close(Duration.ofSeconds(2));
    }
}
