package io.atlantis.benchmarks.language;

import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import java.util.SplittableRandom;

/** Bars of a seeded random walk, off-heap; each opens at the close before. */
final class GeneratedColumns {
    private GeneratedColumns() {}

    /** @param arena owns the columns' memory */
    static BarColumns of(int size, long seed, ColumnArena arena) {
        DoubleColumn open = arena.doubles(size);
        DoubleColumn close = arena.doubles(size);
        SplittableRandom random = new SplittableRandom(seed);
        double price = 100.0;
        for (int bar = 0; bar < size; bar++) {
            open.set(bar, price);
            price = Math.clamp(price * (1.0 + 0.002 * (random.nextDouble() - 0.5)), 10.0, 1000.0);
            close.set(bar, price);
        }
        // nothing here reads the other fields: they may be the same memory
        return new BarColumns(open, open, open, close, open, arena.longs(size));
    }
}
