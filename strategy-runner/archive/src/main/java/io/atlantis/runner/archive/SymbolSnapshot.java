package io.atlantis.runner.archive;

import io.atlantis.runner.archive.PartitionCheckpoint.OffsetRange;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the archive held of one symbol at one moment: offsets and file lengths that belong together.
 *
 * @param symbol which
 * @param partition its partition in every market topic
 * @param folder where its files are
 * @param logs its records by topic
 * @param ranges offsets read of each topic's partition
 * @param lengthsBytes length of each log at that moment
 */
record SymbolSnapshot(
        String symbol,
        int partition,
        Path folder,
        Map<MarketTopic, SymbolLog> logs,
        Map<MarketTopic, OffsetRange> ranges,
        Map<MarketTopic, Long> lengthsBytes) {

    /** Length of a topic's log, 0 where there is none. */
    long lengthBytes(MarketTopic topic) {
        return lengthsBytes.getOrDefault(topic, 0L);
    }
}
