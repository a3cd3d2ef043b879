package io.atlantis.benchmarks.language;

import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import java.util.SplittableRandom;

/** Bars of a minute, a seeded random walk, off-heap; each opens at the close before. */
final class GeneratedColumns {
    private static final long MINUTE_NS = 60_000_000_000L;

    private GeneratedColumns() {}

    /** @param arena owns the columns' memory */
    static BarColumns of(int size, long seed, ColumnArena arena) {
        DoubleColumn open = arena.doubles(size);
        DoubleColumn close = arena.doubles(size);
        LongColumn timeNs = arena.longs(size);
        SplittableRandom random = new SplittableRandom(seed);
        double price = 100.0;
        for (int bar = 0; bar < size; bar++) {
            open.set(bar, price);
            price = Math.clamp(price * (1.0 + 0.002 * (random.nextDouble() - 0.5)), 10.0, 1000.0);
            close.set(bar, price);
            timeNs.set(bar, bar * MINUTE_NS);
        }
        // nothing here reads the other fields: they may be the same memory
        return new BarColumns(open, open, open, close, open, timeNs);
    }
}
