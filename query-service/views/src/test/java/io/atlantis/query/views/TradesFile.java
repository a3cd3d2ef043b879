package io.atlantis.query.views;

import io.atlantis.kernel.candle.MarketSamples;
import io.atlantis.kernel.candle.TradeSample;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file of trades as people import them: {@code time,price,size}, time in epoch milliseconds. */
final class TradesFile {

    private TradesFile() {}

    /**
     * Writes a day's trades in the order of their times, many in one millisecond, but for one that stands minutes too late.
     */
    static void generate(Path file, long seed, int count) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        long timeMs = EpochNanos.toMillis(MarketSamples.OPEN_NS);
        long cents = 1_380;
        for (int i = 0; i < count; i++) {
            timeMs += random.nextInt(4) == 0 ? 0 : random.nextInt(2_000);
            cents = Math.max(100, cents + random.nextInt(3) - 1);
            lines.add(
                    timeMs + "," + cents / 100 + "." + "%02d".formatted(cents % 100) + "," + (1 + random.nextInt(900)));
        }
        lines.add(count / 2, lines.remove(count / 2 - 200));
        lines.addFirst("time,price,size");
        Files.write(file, lines);
    }

    /** The file's trades as an import publishes them: numbered by line. */
    static List<TradeSample> read(Path file) throws IOException {
        List<TradeSample> trades = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 1; line < lines.size(); line++) {
            String[] fields = lines.get(line).split(",", -1);
            trades.add(TradeSample.live(
                            EpochNanos.ofMillis(Long.parseLong(fields[0])),
                            line,
                            FixedPoint.parsePriceE8(fields[1]),
                            FixedPoint.parseSizeE6(fields[2]))
                    .imported(1));
        }
        return trades;
    }
}
