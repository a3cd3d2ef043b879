package io.atlantis.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A day's recorded trades as a CSV file, made from a seed: many trades share a millisecond, as on a real tape of 2013, and one of them
 * stands in the file 90 seconds after its time.
 */
final class Tape {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long SESSION_MS = (long) (6.5 * 60 * 60 * 1000);
    private static final int LATE_BY_MS = 90_000;

    private Tape() {}

    /**
     * Writes a tape.
     *
     * @param file   where
     * @param open   first possible time
     * @param trades how many
     * @param random seeded source
     */
    static Path write(Path file, Instant open, int trades, RandomGenerator random) throws IOException {
        List<String> rows = new ArrayList<>(trades + 1);
        rows.add("time,price,size");
        long timeMs = open.toEpochMilli();
        long cents = 1_370;
        int late = trades / 2;
        for (int i = 0; i < trades; i++) {
            timeMs += step(trades, random);
            cents = Math.max(100, cents + random.nextInt(-1, 2));
            long stampMs = i == late ? timeMs - LATE_BY_MS : timeMs;
            int size = 100 * random.nextInt(1, 30) + (random.nextInt(5) == 0 ? random.nextInt(1, 99) : 0);
            rows.add(String.format(
                    Locale.ROOT, "%d,%d.%02d%s,%d", stampMs, cents / 100, cents % 100, half(random), size));
        }
        return Files.write(file, rows);
    }

    /** A file of daily bars that wander. */
    static Path writeDailyBars(Path file, Instant first, int bars, RandomGenerator random) throws IOException {
        List<String> rows = new ArrayList<>(bars + 1);
        rows.add("time,open,high,low,close,volume");
        double close = 100;
        for (int i = 0; i < bars; i++) {
            double open = close * (1 + 0.005 * random.nextGaussian());
            close = Math.max(5, open * (1 + 0.015 * random.nextGaussian()));
            double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            rows.add(String.format(
                    Locale.ROOT,
                    "%s,%.4f,%.4f,%.4f,%.4f,%d",
                    first.plusMillis(i * DAY_MS),
                    open,
                    high,
                    low,
                    close,
                    random.nextInt(100_000, 9_000_000)));
        }
        return Files.write(file, rows);
    }

    /** Every third trade comes in the millisecond of the one before. */
    private static long step(int trades, RandomGenerator random) {
        long meanMs = SESSION_MS / trades;
        return random.nextInt(3) == 0 ? 0 : random.nextLong(1, meanMs * 3);
    }

    /** Prices off the cent, as odd lots trade inside the spread. */
    private static String half(RandomGenerator random) {
        return random.nextInt(20) == 0 ? "50" : "";
    }
}
