package io.atlantis.runner.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * How far the files of one partition go: written after them, replaced as a whole, so that after a crash at any point the
 * files are cut back to what it says. A checksum guards it.
 *
 * @param clusterId the Kafka cluster the records came from
 * @param ranges by topic, the offsets read
 * @param lengthsBytes by symbol, the length of its file of each topic
 */
record PartitionCheckpoint(
        String clusterId,
        Map<MarketTopic, OffsetRange> ranges,
        SortedMap<String, Map<MarketTopic, Long>> lengthsBytes) {

    private static final int FORMAT = 1;
    private static final String FILE_NAME = "checkpoint";

    PartitionCheckpoint {
        ranges = Collections.unmodifiableMap(new EnumMap<>(ranges));
        lengthsBytes = Collections.unmodifiableSortedMap(new TreeMap<>(lengthsBytes));
    }

    /**
     * Offsets of a topic's partition.
     *
     * @param from first offset read, inclusive
     * @param to next offset to read
     */
    record OffsetRange(long from, long to) {}

    /**
     * The checkpoint of a folder; empty when there is none.
     *
     * @throws ArchiveDamagedException when its checksum or format is wrong
     */
    static Optional<PartitionCheckpoint> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int bodyLength = bytes.length - Long.BYTES;
        if (bodyLength < 0 || crc(bytes, bodyLength) != ByteBuffer.wrap(bytes).getLong(bodyLength)) {
            throw new ArchiveDamagedException(file + " fails its checksum", null);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bodyLength))) {
            if (in.readInt() != FORMAT) {
                throw new ArchiveDamagedException(file + " has another format", null);
            }
            return Optional.of(decode(in));
        }
    }

    /** Replaces the checkpoint of a folder. */
    void write(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            encode(out);
            byte[] body = bytes.toByteArray();
            out.writeLong(crc(body, body.length));
        }
        Path fresh = folder.resolve(FILE_NAME + ".new");
        Files.write(fresh, bytes.toByteArray());
        Files.move(
                fresh, folder.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void encode(DataOutputStream out) throws IOException {
        out.writeUTF(clusterId);
        for (MarketTopic topic : MarketTopic.values()) {
            OffsetRange range = ranges.getOrDefault(topic, new OffsetRange(0, 0));
            out.writeLong(range.from());
            out.writeLong(range.to());
        }
        out.writeInt(lengthsBytes.size());
        for (Map.Entry<String, Map<MarketTopic, Long>> symbol : lengthsBytes.entrySet()) {
            out.writeUTF(symbol.getKey());
            for (MarketTopic topic : MarketTopic.values()) {
                out.writeLong(symbol.getValue().getOrDefault(topic, 0L));
            }
        }
    }

    private static PartitionCheckpoint decode(DataInputStream in) throws IOException {
        String clusterId = in.readUTF();
        Map<MarketTopic, OffsetRange> ranges = new EnumMap<>(MarketTopic.class);
        for (MarketTopic topic : MarketTopic.values()) {
            ranges.put(topic, new OffsetRange(in.readLong(), in.readLong()));
        }
        SortedMap<String, Map<MarketTopic, Long>> lengths = new TreeMap<>();
        int symbols = in.readInt();
        for (int i = 0; i < symbols; i++) {
            String symbol = in.readUTF();
            Map<MarketTopic, Long> bySymbol = new EnumMap<>(MarketTopic.class);
            for (MarketTopic topic : MarketTopic.values()) {
                bySymbol.put(topic, in.readLong());
            }
            lengths.put(symbol, bySymbol);
        }
        return new PartitionCheckpoint(clusterId, ranges, lengths);
    }

    private static long crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
