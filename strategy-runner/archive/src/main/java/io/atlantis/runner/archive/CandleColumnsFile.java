package io.atlantis.runner.archive;

import io.atlantis.kernel.candle.CandleCell;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.archive.PartitionCheckpoint.OffsetRange;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file of candle columns: a header of one page, then time (int64), open, high, low, close and volume (float64), each as one
 * run of values in native byte order, to be mapped and read in place. Written beside and moved into place, never changed;
 * checksums over header and columns are checked when it is opened.
 */
final class CandleColumnsFile {

    private static final long MAGIC = 0x41544c_434f4c53L; // "ATLCOLS"
    private static final int FORMAT = 1;
    private static final int HEADER_BYTES = 4_096;
    private static final int COLUMNS = 6;
    private static final int HASH_BYTES = 32;
    private static final int CHUNK_VALUES = 8_192;

    private final Path file;
    private final String symbol;
    private final Timeframe timeframe;

    CandleColumnsFile(Path folder, String symbol, Timeframe timeframe) {
        this.file = folder.resolve("candles-" + timeframe.code() + ".col");
        this.symbol = symbol;
        this.timeframe = timeframe;
    }

    /** Replaces the file. */
    void write(List<CandleCell> candles, long formingStartNs, Map<MarketTopic, Coverage> coverage) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            CRC32C crc = new CRC32C();
            channel.position(HEADER_BYTES);
            for (int column = 0; column < COLUMNS; column++) {
                writeColumn(channel, candles, column, crc);
            }
            ByteBuffer header = header(candles.size(), formingStartNs, coverage, crc.getValue());
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeColumn(FileChannel channel, List<CandleCell> candles, int column, CRC32C crc)
            throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_VALUES * Long.BYTES).order(ByteOrder.nativeOrder());
        for (CandleCell candle : candles) {
            chunk.putLong(value(candle, column));
            if (!chunk.hasRemaining()) {
                drain(channel, chunk, crc);
            }
        }
        drain(channel, chunk, crc);
    }

    private static long value(CandleCell candle, int column) {
        return switch (column) {
            case 0 -> candle.startNs();
            case 1 -> bits(FixedPoint.priceToDouble(candle.openE8()));
            case 2 -> bits(FixedPoint.priceToDouble(candle.highE8()));
            case 3 -> bits(FixedPoint.priceToDouble(candle.lowE8()));
            case 4 -> bits(FixedPoint.priceToDouble(candle.closeE8()));
            default -> bits(FixedPoint.sizeToDouble(candle.volumeE6()));
        };
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static void drain(FileChannel channel, ByteBuffer chunk, CRC32C crc) throws IOException {
        chunk.flip();
        crc.update(chunk.duplicate());
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
        chunk.clear();
    }

    private static ByteBuffer header(
            int count, long formingStartNs, Map<MarketTopic, Coverage> coverage, long columnsCrc) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder());
        header.putLong(MAGIC).putInt(FORMAT).putInt(count).putLong(columnsCrc).putLong(formingStartNs);
        for (MarketTopic topic : MarketTopic.values()) {
            Coverage covered = coverage.get(topic);
            header.putInt(covered == null ? 0 : 1);
            if (covered != null) {
                header.putLong(covered.offsets().from())
                        .putLong(covered.offsets().to());
                header.putLong(covered.lengthBytes());
                header.put(HexFormat.of().parseHex(covered.hash()));
            }
        }
        header.putLong(HEADER_BYTES - Long.BYTES, crc(header.array()));
        return header.rewind();
    }

    private static long crc(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, HEADER_BYTES - Long.BYTES);
        return crc.getValue();
    }

    /** Maps the file; empty when there is none that can be used. */
    Optional<CandleColumns> map() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder());
            while (header.hasRemaining() && channel.read(header) >= 0) {}
            if (header.hasRemaining() || header.getLong(HEADER_BYTES - Long.BYTES) != crc(header.array())) {
                return Optional.empty();
            }
            return map(channel, header.rewind());
        }
    }

    private Optional<CandleColumns> map(FileChannel channel, ByteBuffer header) throws IOException {
        if (header.getLong() != MAGIC || header.getInt() != FORMAT) {
            return Optional.empty();
        }
        int count = header.getInt();
        long columnsCrc = header.getLong();
        long formingStartNs = header.getLong();
        long columnBytes = (long) count * Long.BYTES;
        if (channel.size() != HEADER_BYTES + COLUMNS * columnBytes) {
            return Optional.empty();
        }
        CRC32C crc = new CRC32C();
        UnsafeBuffer[] columns = new UnsafeBuffer[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            MappedByteBuffer mapped = channel.map(MapMode.READ_ONLY, HEADER_BYTES + column * columnBytes, columnBytes);
            crc.update(mapped.duplicate());
            columns[column] = new UnsafeBuffer(mapped);
        }
        if (crc.getValue() != columnsCrc) {
            return Optional.empty();
        }
        return Optional.of(new CandleColumns(timeframe, series(columns, count), formingStartNs, coverage(header)));
    }

    private BarSeries series(UnsafeBuffer[] columns, int count) {
        return new BarSeries(
                symbol,
                LongColumn.over(columns[0], count),
                DoubleColumn.over(columns[1], count),
                DoubleColumn.over(columns[2], count),
                DoubleColumn.over(columns[3], count),
                DoubleColumn.over(columns[4], count),
                DoubleColumn.over(columns[5], count));
    }

    private static Map<MarketTopic, Coverage> coverage(ByteBuffer header) {
        Map<MarketTopic, Coverage> coverage = new EnumMap<>(MarketTopic.class);
        for (MarketTopic topic : MarketTopic.values()) {
            if (header.getInt() == 1) {
                OffsetRange offsets = new OffsetRange(header.getLong(), header.getLong());
                long lengthBytes = header.getLong();
                byte[] hash = new byte[HASH_BYTES];
                header.get(hash);
                coverage.put(
                        topic, new Coverage(offsets, lengthBytes, HexFormat.of().formatHex(hash)));
            }
        }
        return coverage;
    }
}
