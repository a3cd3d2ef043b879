package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Applies trades and bars to the candles of a symbol, incrementally: a trade touches its candle of each timeframe, a bar
 * replaces its candle and re-rolls the larger ones. What changed is told to the store, with a higher revision.
 * Holds only scratch space: one instance per thread serves any number of stores.
 */
public final class CandleAlgebra {

    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final CandleCell[] before = new CandleCell[TIMEFRAMES.length];

    public CandleAlgebra() {
        for (Timeframe timeframe : TIMEFRAMES) {
            before[timeframe.ordinal()] = new CandleCell(timeframe, 0);
        }
    }

    /**
     * Adds a trade. It counts up to the first timeframe that has a bar of its own for this time: there, and above, the
     * bar has the say.
     *
     * @param cells the symbol's candles
     * @param trade positioned on the trade; only read
     */
    public void applyTrade(CandleStore cells, TradeDecoder trade) {
        long timeNs = trade.eventTimeNs();
        long sequence = trade.sequence();
        long priceE8 = trade.priceE8();
        long sizeE6 = trade.sizeE6();
        for (Timeframe timeframe : TIMEFRAMES) {
            CandleCell cell = findOrCreate(cells, timeframe, timeframe.bucketStartNs(timeNs));
            if (cell.isBar()) {
                return;
            }
            cell.addTrade(timeNs, sequence, priceE8, sizeE6);
            announce(cells, cell);
        }
    }

    /**
     * Puts a bar in the place of its candle. A bar that says what is known already changes nothing.
     *
     * @param cells the symbol's candles
     * @param bar positioned on the bar, of any time inside its bucket; only read
     */
    public void applyBar(CandleStore cells, BarDecoder bar) {
        Timeframe timeframe = Timeframe.of(bar.timeframe());
        long startNs = timeframe.bucketStartNs(bar.startNs());
        @Nullable CandleCell known = cells.find(timeframe, startNs);
        if (known == null) {
            CandleCell cell = cells.create(timeframe, startNs);
            cell.becomeBar(bar);
            announce(cells, cell);
            addToLarger(cells, cell);
        } else if (!known.equalsBar(bar)) {
            known.becomeBar(bar);
            announce(cells, known);
            rollUpLarger(cells, known);
        }
    }

    /** A candle that was not there before is simply added to each larger one, as a trade is. */
    private static void addToLarger(CandleStore cells, CandleCell added) {
        for (int i = added.timeframe().ordinal() + 1; i < TIMEFRAMES.length; i++) {
            CandleCell cell = findOrCreate(cells, TIMEFRAMES[i], TIMEFRAMES[i].bucketStartNs(added.startNs()));
            if (cell.isBar()) {
                return;
            }
            cell.addChild(added);
            announce(cells, cell);
        }
    }

    /** What a replaced candle had contributed can't be taken out again, so the larger ones are rolled up anew. */
    private void rollUpLarger(CandleStore cells, CandleCell replaced) {
        for (int i = replaced.timeframe().ordinal() + 1; i < TIMEFRAMES.length; i++) {
            CandleCell cell = findOrCreate(cells, TIMEFRAMES[i], TIMEFRAMES[i].bucketStartNs(replaced.startNs()));
            if (cell.isBar()) {
                return;
            }
            CandleCell old = before[i];
            old.copyContents(cell);
            rollUp(cells, cell);
            if (cell.sameContents(old)) {
                return;
            }
            announce(cells, cell);
        }
    }

    private static void rollUp(CandleStore cells, CandleCell parent) {
        Timeframe smaller = TIMEFRAMES[parent.timeframe().ordinal() - 1];
        parent.clear();
        for (long startNs = parent.startNs(); startNs < parent.endNs(); startNs += smaller.lengthNs()) {
            @Nullable CandleCell child = cells.find(smaller, startNs);
            if (child != null) {
                parent.addChild(child);
            }
        }
    }

    private static CandleCell findOrCreate(CandleStore cells, Timeframe timeframe, long startNs) {
        @Nullable CandleCell cell = cells.find(timeframe, startNs);
        return cell != null ? cell : cells.create(timeframe, startNs);
    }

    private static void announce(CandleStore cells, CandleCell cell) {
        cell.revise();
        cells.changed(cell);
    }
}
