package io.atlantis.runner.archive;

import io.atlantis.runner.archive.PartitionCheckpoint.OffsetRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one partition number over all market topics: a symbol has the same partition in each of them. Appending
 * belongs to the tail's thread; snapshots may be taken on any.
 */
final class PartitionArchive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionArchive.class);

    private final int partition;
    private final Path folder;
    private final String clusterId;
    private final SortedMap<String, Map<MarketTopic, SymbolLog>> logs = new TreeMap<>();
    private final Map<MarketTopic, OffsetRange> ranges = new EnumMap<>(MarketTopic.class);

    private PartitionArchive(int partition, Path folder, String clusterId) {
        this.partition = partition;
        this.folder = folder;
        this.clusterId = clusterId;
    }

    /**
     * Opens the folder of a partition; one that is damaged or belongs to another cluster is emptied, to be filled again
     * from the log.
     */
    static PartitionArchive open(Path root, int partition, String clusterId) throws IOException {
        Path folder = root.resolve("p" + partition);
        Files.createDirectories(folder);
        PartitionArchive archive = new PartitionArchive(partition, folder, clusterId);
        try {
            Optional<PartitionCheckpoint> checkpoint = PartitionCheckpoint.read(folder);
            if (checkpoint.isPresent() && checkpoint.get().clusterId().equals(clusterId)) {
                archive.restore(checkpoint.get());
                return archive;
            }
        } catch (ArchiveDamagedException e) {
            LOG.warn("archive of partition {} is damaged and is rebuilt from the log: {}", partition, e.getMessage());
        }
        archive.clear();
        return archive;
    }

    private void restore(PartitionCheckpoint checkpoint) throws IOException {
        ranges.putAll(checkpoint.ranges());
        for (Map.Entry<String, Map<MarketTopic, Long>> symbol :
                checkpoint.lengthsBytes().entrySet()) {
            Map<MarketTopic, SymbolLog> bySymbol = new EnumMap<>(MarketTopic.class);
            logs.put(symbol.getKey(), bySymbol);
            for (Map.Entry<MarketTopic, Long> length : symbol.getValue().entrySet()) {
                bySymbol.put(
                        length.getKey(), SymbolLog.open(file(symbol.getKey(), length.getKey()), length.getValue()));
            }
        }
    }

    /** Where reading of a topic goes on; empty when nothing was read yet. */
    synchronized Optional<OffsetRange> range(MarketTopic topic) {
        return Optional.ofNullable(ranges.get(topic));
    }

    /** Takes in a record's value. */
    synchronized void append(MarketTopic topic, String symbol, byte[] value) throws IOException {
        log(symbol, topic).append(value);
    }

    /** Makes what was appended visible: the topic has now been read up to an offset. */
    synchronized void advance(MarketTopic topic, long firstOffset, long nextOffset) throws IOException {
        for (Map<MarketTopic, SymbolLog> bySymbol : logs.values()) {
            SymbolLog log = bySymbol.get(topic);
            if (log != null) {
                log.publish();
            }
        }
        OffsetRange known = ranges.get(topic);
        ranges.put(topic, new OffsetRange(known == null ? firstOffset : known.from(), nextOffset));
    }

    /** Writes the checkpoint: after a crash the files go on from here. */
    synchronized void checkpoint() throws IOException {
        SortedMap<String, Map<MarketTopic, Long>> lengths = new TreeMap<>();
        logs.forEach((symbol, bySymbol) -> {
            Map<MarketTopic, Long> bytes = new EnumMap<>(MarketTopic.class);
            bySymbol.forEach((topic, log) -> bytes.put(topic, log.lengthBytes()));
            lengths.put(symbol, bytes);
        });
        new PartitionCheckpoint(clusterId, ranges, lengths).write(folder);
    }

    /** What there is of a symbol at this moment; empty when no record of it was read. */
    synchronized Optional<SymbolSnapshot> snapshot(String symbol) {
        Map<MarketTopic, SymbolLog> bySymbol = logs.get(symbol);
        if (bySymbol == null) {
            return Optional.empty();
        }
        Map<MarketTopic, Long> lengths = new EnumMap<>(MarketTopic.class);
        bySymbol.forEach((topic, log) -> lengths.put(topic, log.lengthBytes()));
        return Optional.of(new SymbolSnapshot(
                symbol,
                partition,
                symbolFolder(symbol),
                Map.copyOf(bySymbol),
                Map.copyOf(ranges),
                Map.copyOf(lengths)));
    }

    /** Forgets everything: the log will be read from its first record. */
    synchronized void clear() throws IOException {
        close();
        logs.clear();
        ranges.clear();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            if (!file.equals(folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private SymbolLog log(String symbol, MarketTopic topic) throws IOException {
        Map<MarketTopic, SymbolLog> bySymbol = logs.computeIfAbsent(symbol, _ -> new EnumMap<>(MarketTopic.class));
        SymbolLog log = bySymbol.get(topic);
        if (log == null) {
            log = SymbolLog.open(file(symbol, topic), 0);
            bySymbol.put(topic, log);
        }
        return log;
    }

    private Path symbolFolder(String symbol) {
        return folder.resolve(symbol);
    }

    private Path file(String symbol, MarketTopic topic) {
        return symbolFolder(symbol).resolve(topic.fileName());
    }

    @Override
    public synchronized void close() {
        logs.values().stream()
                .map(Map::values)
                .flatMap(java.util.Collection::stream)
                .forEach(PartitionArchive::close);
    }

    private static void close(SymbolLog log) {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Symbols seen so far. */
    synchronized List<String> symbols() {
        return Collections.unmodifiableList(List.copyOf(logs.keySet()));
    }
}
