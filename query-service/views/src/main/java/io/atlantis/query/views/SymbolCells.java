package io.atlantis.query.views;

import io.atlantis.kernel.candle.CandleCell;
import io.atlantis.kernel.candle.CandleStore;
import io.atlantis.kernel.candle.LiveWatermark;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.Origin;
import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's cells in memory, in front of the persistent store: what changed since the last commit, and what was
 * lately used. A miss is looked up in the store. Confined to the task's thread.
 */
final class SymbolCells implements CandleStore {

    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final CandleCellStore store;
    private final byte[] symbol;
    private final LiveWatermark watermark = new LiveWatermark();
    private long lateTrades;
    private boolean progressDirty;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final Long2ObjectHashMap<StoredCell>[] cells = new Long2ObjectHashMap[TIMEFRAMES.length];

    private final @Nullable StoredCell[] lastUsed = new StoredCell[TIMEFRAMES.length];
    private @Nullable SymbolCells nextOfSameHash;

    SymbolCells(CandleCellStore store, byte[] symbol) {
        this.store = store;
        this.symbol = symbol;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Long2ObjectHashMap<>();
        }
    }

    byte[] symbol() {
        return symbol;
    }

    boolean hasSymbol(byte[] other) {
        return Arrays.equals(symbol, other);
    }

    @Nullable
    SymbolCells nextOfSameHash() {
        return nextOfSameHash;
    }

    void chain(@Nullable SymbolCells next) {
        nextOfSameHash = next;
    }

    LiveWatermark watermark() {
        return watermark;
    }

    long lateTrades() {
        return lateTrades;
    }

    void restoreProgress(long liveWatermarkNs, long lateTradesSoFar) {
        watermark.restore(liveWatermarkNs);
        lateTrades = lateTradesSoFar;
    }

    /** Judges the lateness of the symbol's next trade, see {@link LiveWatermark#admits}. */
    boolean admits(Origin origin, long eventTimeNs, long graceNs) {
        long before = watermark.newestNs();
        boolean admitted = watermark.admits(origin, eventTimeNs, graceNs);
        lateTrades += admitted ? 0 : 1;
        if ((!admitted || watermark.newestNs() != before) && !progressDirty) {
            progressDirty = true;
            store.progressed(this);
        }
        return admitted;
    }

    void progressSaved() {
        progressDirty = false;
    }

    @Override
    public @Nullable CandleCell find(Timeframe timeframe, long startNs) {
        int i = timeframe.ordinal();
        @Nullable StoredCell last = lastUsed[i];
        if (last != null && last.startNs() == startNs) {
            return last;
        }
        @Nullable StoredCell cell = cells[i].get(startNs);
        if (cell == null) {
            cell = store.load(this, timeframe, startNs);
            if (cell == null) {
                return null;
            }
            cells[i].put(startNs, cell);
        }
        lastUsed[i] = cell;
        return cell;
    }

    @Override
    public CandleCell create(Timeframe timeframe, long startNs) {
        StoredCell cell = new StoredCell(this, timeframe, startNs);
        cells[timeframe.ordinal()].put(startNs, cell);
        lastUsed[timeframe.ordinal()] = cell;
        return cell;
    }

    @Override
    public void changed(CandleCell cell) {
        StoredCell stored = (StoredCell) cell;
        if (stored.markDirty()) {
            store.dirtied(stored);
        }
    }

    /** Number of cells held. */
    int size() {
        int size = 0;
        for (Long2ObjectHashMap<StoredCell> ofTimeframe : cells) {
            size += ofTimeframe.size();
        }
        return size;
    }

    /** Lets go of all cells but the one last used of each timeframe; only when none is dirty. */
    void forgetOldCells() {
        for (int i = 0; i < cells.length; i++) {
            cells[i].clear();
            @Nullable StoredCell last = lastUsed[i];
            if (last != null) {
                cells[i].put(last.startNs(), last);
            }
        }
    }
}
