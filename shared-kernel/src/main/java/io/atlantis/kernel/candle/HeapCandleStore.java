package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The candles of one symbol in memory, keyed by start without boxing. Not thread-safe. */
public final class HeapCandleStore implements CandleStore {

    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final Consumer<CandleCell> onChange;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final Long2ObjectHashMap<CandleCell>[] cells = new Long2ObjectHashMap[TIMEFRAMES.length];

    private final @Nullable CandleCell[] newest = new CandleCell[TIMEFRAMES.length];

    /** A store that nobody watches. */
    public HeapCandleStore() {
        this(_ -> {});
    }

    /**
     * @param onChange told of each changed cell, see {@link CandleStore#changed}
     */
    public HeapCandleStore(Consumer<CandleCell> onChange) {
        this.onChange = onChange;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Long2ObjectHashMap<>();
        }
    }

    @Override
    public @Nullable CandleCell find(Timeframe timeframe, long startNs) {
        @Nullable CandleCell last = newest[timeframe.ordinal()];
        return last != null && last.startNs() == startNs ? last : cells[timeframe.ordinal()].get(startNs);
    }

    @Override
    public CandleCell create(Timeframe timeframe, long startNs) {
        CandleCell cell = new CandleCell(timeframe, startNs);
        cells[timeframe.ordinal()].put(startNs, cell);
        newest[timeframe.ordinal()] = cell;
        return cell;
    }

    @Override
    public void changed(CandleCell cell) {
        onChange.accept(cell);
    }

    /** Number of candles of a timeframe. */
    public int size(Timeframe timeframe) {
        return cells[timeframe.ordinal()].size();
    }

    /** Hands out the candles of a timeframe in no particular order. */
    public void forEach(Timeframe timeframe, Consumer<CandleCell> consumer) {
        cells[timeframe.ordinal()].values().forEach(consumer);
    }
}
