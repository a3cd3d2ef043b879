package io.atlantis.query.views;

import io.atlantis.kernel.candle.CandleCell;
import io.atlantis.kernel.market.Timeframe;

/** A cell that knows whose it is and whether it changed since the last commit. */
final class StoredCell extends CandleCell {

    private final SymbolCells owner;
    private boolean dirty;

    StoredCell(SymbolCells owner, Timeframe timeframe, long startNs) {
        super(timeframe, startNs);
        this.owner = owner;
    }

    SymbolCells owner() {
        return owner;
    }

    /** Marks the cell as changed; false when it was already. */
    boolean markDirty() {
        boolean first = !dirty;
        dirty = true;
        return first;
    }

    void markClean() {
        dirty = false;
    }
}
