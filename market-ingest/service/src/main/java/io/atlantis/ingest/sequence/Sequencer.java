package io.atlantis.ingest.sequence;

import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import org.jspecify.annotations.Nullable;

/**
 * Passes on each tick once: drops duplicates, counts gaps, and keeps the last trade and quote of each symbol. Ticks that
 * come late are passed on; who builds candles decides whether they still count. Confined to the feed's thread; allocates
 * nothing but for a symbol's first sight.
 */
public final class Sequencer {

    private final SymbolTable symbols = new SymbolTable();
    private final LastTicks lastTicks;
    private final SequenceStatistics statistics;
    private final GapListener gaps;

    public Sequencer(LastTicks lastTicks, SequenceStatistics statistics, GapListener gaps) {
        this.lastTicks = lastTicks;
        this.statistics = statistics;
        this.gaps = gaps;
    }

    /** A new line begins: what was missed before it is not a gap of this line. */
    public void startLine() {
        symbols.forEach(state -> {
            state.trades.forget();
            state.quotes.forget();
        });
    }

    /**
     * @return the symbol's state when the trade is to be passed on, null when it came twice
     */
    public @Nullable SymbolState accept(AsciiSlice symbol, TradeTick trade) {
        SymbolState state = symbols.find(symbol);
        int verdict = state.trades.judge(trade.sequence, trade.eventTimeNs);
        if (verdict == SequenceWindow.AFTER_GAP) {
            gaps.onMissingTrades(state.symbol(), trade.eventTimeNs);
        }
        if (!passes(verdict, state.trades)) {
            return null;
        }
        if (verdict != SequenceWindow.LATE) {
            lastTicks.record(state, trade);
        }
        statistics.trades.increment();
        return state;
    }

    /**
     * @return the symbol's state when the quote is to be passed on, null when it came twice
     */
    public @Nullable SymbolState accept(AsciiSlice symbol, QuoteTick quote) {
        SymbolState state = symbols.find(symbol);
        int verdict = state.quotes.judge(quote.sequence, quote.eventTimeNs);
        if (!passes(verdict, state.quotes)) {
            return null;
        }
        if (verdict != SequenceWindow.LATE) {
            lastTicks.record(state, quote);
        }
        statistics.quotes.increment();
        return state;
    }

    private boolean passes(int verdict, SequenceWindow window) {
        switch (verdict) {
            case SequenceWindow.DUPLICATE -> {
                statistics.duplicates.increment();
                return false;
            }
            case SequenceWindow.AFTER_GAP -> {
                statistics.gaps.increment();
                statistics.missing.add(window.missing());
            }
            case SequenceWindow.LATE -> {
                statistics.late.increment();
                statistics.missing.add(-1);
            }
            default -> {} // new, or counted anew: nothing to note
        }
        return true;
    }
}
