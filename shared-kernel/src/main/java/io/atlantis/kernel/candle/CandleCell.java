package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.CandleCellDecoder;
import io.atlantis.kernel.sbe.CandleCellEncoder;
import io.atlantis.kernel.sbe.CandleOrigin;

/**
 * One candle as it grows: of one symbol, timeframe and start. Mutable and not thread-safe: it belongs to the store that
 * made it, and only {@link CandleAlgebra} changes it. A store may extend it by bookkeeping of its own.
 *
 * <p>Besides prices and volume it keeps the order keys (event time, then sequence) of the trade that opened and of the
 * one that closed it, so that a trade out of order finds its place without a look at the others. A bar's keys are the
 * two ends of its bucket: it comes before and after whatever could trade inside.
 */
public class CandleCell {

    private final Timeframe timeframe;
    private final long startNs;

    private CandleOrigin origin = CandleOrigin.TRADES;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE6;
    private long tradeCount;
    private long revision;
    private long openTimeNs;
    private long openSequence;
    private long closeTimeNs;
    private long closeSequence;
    private boolean empty = true;

    /**
     * An empty cell.
     *
     * @param timeframe length of the bucket
     * @param startNs start of the bucket in epoch nanoseconds, aligned to the timeframe
     */
    public CandleCell(Timeframe timeframe, long startNs) {
        this.timeframe = timeframe;
        this.startNs = startNs;
    }

    public final Timeframe timeframe() {
        return timeframe;
    }

    /** Start of the bucket, epoch nanoseconds. */
    public final long startNs() {
        return startNs;
    }

    /** First instant after the bucket, epoch nanoseconds. */
    public final long endNs() {
        return startNs + timeframe.lengthNs();
    }

    /** Whether nothing has been said about this candle yet; its prices then mean nothing. */
    public final boolean isEmpty() {
        return empty;
    }

    /** Whether the candle is a bar of exactly this timeframe, which no trade changes any more. */
    public final boolean isBar() {
        return origin == CandleOrigin.BAR;
    }

    public final CandleOrigin origin() {
        return origin;
    }

    public final long openE8() {
        return openE8;
    }

    public final long highE8() {
        return highE8;
    }

    public final long lowE8() {
        return lowE8;
    }

    public final long closeE8() {
        return closeE8;
    }

    public final long volumeE6() {
        return volumeE6;
    }

    /** Number of trades inside; bars that don't tell count as 0. */
    public final long tradeCount() {
        return tradeCount;
    }

    /** Rises by one with each change, from 1; 0 while empty. */
    public final long revision() {
        return revision;
    }

    /** Event time of the newest trade inside, or the last nanosecond of the bucket where a bar closes it. */
    public final long lastEventTimeNs() {
        return closeTimeNs;
    }

    final void revise() {
        revision++;
    }

    final void addTrade(long timeNs, long sequence, long priceE8, long sizeE6) {
        if (empty || isBefore(timeNs, sequence, openTimeNs, openSequence)) {
            open(timeNs, sequence, priceE8);
        }
        if (empty || !isBefore(timeNs, sequence, closeTimeNs, closeSequence)) {
            close(timeNs, sequence, priceE8);
        }
        highE8 = empty ? priceE8 : Math.max(highE8, priceE8);
        lowE8 = empty ? priceE8 : Math.min(lowE8, priceE8);
        volumeE6 += sizeE6;
        tradeCount++;
        empty = false;
    }

    final void becomeBar(BarDecoder bar) {
        origin = CandleOrigin.BAR;
        open(startNs, Long.MIN_VALUE, bar.openE8());
        close(endNs() - 1, Long.MAX_VALUE, bar.closeE8());
        highE8 = bar.highE8();
        lowE8 = bar.lowE8();
        volumeE6 = bar.volumeE6();
        tradeCount = bar.tradeCount();
        empty = false;
    }

    /** Whether {@link #becomeBar} would change nothing. */
    final boolean equalsBar(BarDecoder bar) {
        return isBar()
                && openE8 == bar.openE8()
                && highE8 == bar.highE8()
                && lowE8 == bar.lowE8()
                && closeE8 == bar.closeE8()
                && volumeE6 == bar.volumeE6()
                && tradeCount == bar.tradeCount();
    }

    /** Forgets the contents, not the revision. */
    final void clear() {
        origin = CandleOrigin.TRADES;
        volumeE6 = 0;
        tradeCount = 0;
        empty = true;
    }

    /** Takes in a candle of the next smaller timeframe that this one does not hold yet. */
    final void addChild(CandleCell child) {
        if (empty || isBefore(child.openTimeNs, child.openSequence, openTimeNs, openSequence)) {
            open(child.openTimeNs, child.openSequence, child.openE8);
        }
        if (empty || !isBefore(child.closeTimeNs, child.closeSequence, closeTimeNs, closeSequence)) {
            close(child.closeTimeNs, child.closeSequence, child.closeE8);
        }
        highE8 = empty ? child.highE8 : Math.max(highE8, child.highE8);
        lowE8 = empty ? child.lowE8 : Math.min(lowE8, child.lowE8);
        volumeE6 += child.volumeE6;
        tradeCount += child.tradeCount;
        if (child.origin != CandleOrigin.TRADES) {
            origin = CandleOrigin.MIXED;
        }
        empty = false;
    }

    private void open(long timeNs, long sequence, long priceE8) {
        openTimeNs = timeNs;
        openSequence = sequence;
        openE8 = priceE8;
    }

    private void close(long timeNs, long sequence, long priceE8) {
        closeTimeNs = timeNs;
        closeSequence = sequence;
        closeE8 = priceE8;
    }

    private static boolean isBefore(long timeNs, long sequence, long otherTimeNs, long otherSequence) {
        return timeNs != otherTimeNs ? timeNs < otherTimeNs : sequence < otherSequence;
    }

    final void writeTo(CandleCellEncoder out) {
        out.openE8(openE8).highE8(highE8).lowE8(lowE8).closeE8(closeE8);
        out.volumeE6(volumeE6).tradeCount(tradeCount).revision(revision);
        out.openTimeNs(openTimeNs).openSequence(openSequence);
        out.closeTimeNs(closeTimeNs).closeSequence(closeSequence).origin(origin);
    }

    final void readFrom(CandleCellDecoder in) {
        open(in.openTimeNs(), in.openSequence(), in.openE8());
        close(in.closeTimeNs(), in.closeSequence(), in.closeE8());
        highE8 = in.highE8();
        lowE8 = in.lowE8();
        volumeE6 = in.volumeE6();
        tradeCount = in.tradeCount();
        revision = in.revision();
        origin = in.origin();
        empty = false;
    }

    final void copyContents(CandleCell other) {
        empty = other.empty;
        origin = other.origin;
        highE8 = other.highE8;
        lowE8 = other.lowE8;
        volumeE6 = other.volumeE6;
        tradeCount = other.tradeCount;
        open(other.openTimeNs, other.openSequence, other.openE8);
        close(other.closeTimeNs, other.closeSequence, other.closeE8);
    }

    /** Whether two cells hold the same, revisions apart. */
    final boolean sameContents(CandleCell other) {
        return empty == other.empty
                && origin == other.origin
                && openE8 == other.openE8
                && highE8 == other.highE8
                && lowE8 == other.lowE8
                && closeE8 == other.closeE8
                && volumeE6 == other.volumeE6
                && tradeCount == other.tradeCount
                && openTimeNs == other.openTimeNs
                && openSequence == other.openSequence
                && closeTimeNs == other.closeTimeNs
                && closeSequence == other.closeSequence;
    }
}
