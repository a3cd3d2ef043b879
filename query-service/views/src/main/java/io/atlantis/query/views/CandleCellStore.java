package io.atlantis.query.views;

import io.atlantis.kernel.candle.CandleCodec;
import io.atlantis.kernel.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a task's symbols: a write-back cache in front of a persistent, change-logged store. Streams calls
 * {@link #flushCache} before each commit, as it does on its own caching stores; then, and only then, the changed cells
 * go to the changelog and down the topology. So a cell that changed a thousand times since the last commit is written
 * once, and state, output and input offsets move together in the commit's transaction. Confined to the task's thread.
 */
final class CandleCellStore implements StateStore, CachedStateStore<Bytes, byte[]> {

    static final String NAME = "candle-cells";

    /** Cells a task keeps in memory between commits, some 150 bytes each. */
    private static final int MAX_CELLS_HELD = 20_000;

    /** Takes a changed cell down the topology. */
    @FunctionalInterface
    interface Emitter {
        void emit(byte[] symbol, StoredCell cell);
    }

    private final KeyValueStore<Bytes, byte[]> persistent;
    private final CandleCodec codec = new CandleCodec();
    private final SymbolProgressCodec progressCodec = new SymbolProgressCodec();
    private final Int2ObjectHashMap<SymbolCells> symbols = new Int2ObjectHashMap<>();
    private final List<SymbolCells> allSymbols = new ArrayList<>();
    private final ArrayList<StoredCell> dirtyCells = new ArrayList<>();
    private final ArrayList<SymbolCells> progressed = new ArrayList<>();

    private @Nullable CommitScope scope;
    private @Nullable Emitter emitter;

    CandleCellStore(KeyValueStore<Bytes, byte[]> persistent) {
        this.persistent = persistent;
    }

    /** Says in whose name, and where, changed cells are emitted at a commit. */
    void onCommit(CommitScope commitScope, Emitter cellEmitter) {
        scope = commitScope;
        emitter = cellEmitter;
    }

    /**
     * The cells of a symbol.
     *
     * @param symbol ASCII; kept when it is new
     */
    SymbolCells symbol(byte[] symbol) {
        int hash = Arrays.hashCode(symbol);
        @Nullable SymbolCells first = symbols.get(hash);
        for (@Nullable SymbolCells at = first; at != null; at = at.nextOfSameHash()) {
            if (at.hasSymbol(symbol)) {
                return at;
            }
        }
        return addSymbol(symbol, hash, first);
    }

    private SymbolCells addSymbol(byte[] symbol, int hash, @Nullable SymbolCells first) {
        SymbolCells added = new SymbolCells(this, symbol);
        byte @Nullable [] progress = persistent.get(StoreKeys.progress(symbol));
        if (progress != null) {
            progressCodec.decode(progress, added);
        }
        added.chain(first);
        symbols.put(hash, added);
        allSymbols.add(added);
        return added;
    }

    /** Reads a cell that is not in memory; null where there is none. */
    @Nullable
    StoredCell load(SymbolCells owner, Timeframe timeframe, long startNs) {
        byte @Nullable [] state = persistent.get(StoreKeys.cell(owner.symbol(), timeframe, startNs));
        if (state == null) {
            return null;
        }
        StoredCell cell = new StoredCell(owner, timeframe, startNs);
        codec.decodeState(state, cell);
        return cell;
    }

    void dirtied(StoredCell cell) {
        dirtyCells.add(cell);
    }

    void progressed(SymbolCells symbol) {
        progressed.add(symbol);
    }

    /** Before each commit: writes and emits what changed since the last one. */
    @Override
    public void flushCache() {
        if (dirtyCells.isEmpty() && progressed.isEmpty()) {
            return;
        }
        CommitScope commitScope = scope;
        Emitter cellEmitter = emitter;
        if (commitScope == null || cellEmitter == null) {
            throw new IllegalStateException("cells changed before the processor said where to emit them");
        }
        commitScope.run(() -> writeAndEmit(cellEmitter));
        dirtyCells.clear();
        progressed.clear();
        shrink();
    }

    private void writeAndEmit(Emitter cellEmitter) {
        for (StoredCell cell : dirtyCells) {
            byte[] symbol = cell.owner().symbol();
            persistent.put(StoreKeys.cell(symbol, cell.timeframe(), cell.startNs()), codec.encodeState(cell));
            cellEmitter.emit(symbol, cell);
            cell.markClean();
        }
        for (SymbolCells symbol : progressed) {
            persistent.put(StoreKeys.progress(symbol.symbol()), progressCodec.encode(symbol));
            symbol.progressSaved();
        }
    }

    private void shrink() {
        int held = 0;
        for (SymbolCells symbol : allSymbols) {
            held += symbol.size();
        }
        if (held > MAX_CELLS_HELD) {
            allSymbols.forEach(SymbolCells::forgetOldCells);
        }
    }

    /** Drops what is in memory: the task starts again from what was committed. */
    @Override
    public void clearCache() {
        symbols.clear();
        allSymbols.clear();
        dirtyCells.clear();
        progressed.clear();
    }

    /** Nothing to do: candles are taken down the topology by {@link #onCommit}. */
    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return persistent.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        clearCache();
        persistent.init(context, root);
    }

    @Override
    public void flush() {
        persistent.flush();
    }

    @Override
    public void close() {
        clearCache();
        persistent.close();
    }

    @Override
    public boolean persistent() {
        return persistent.persistent();
    }

    @Override
    public boolean isOpen() {
        return persistent.isOpen();
    }
}
