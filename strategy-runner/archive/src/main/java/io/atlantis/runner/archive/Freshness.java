package io.atlantis.runner.archive;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import java.io.IOException;

/** Whether kept columns still say what the log says, although it has grown since. */
final class Freshness implements RecordReader.Visitor {

    private final SymbolSnapshot snapshot;
    private final CandleColumns kept;
    private long earliestNs = Long.MAX_VALUE;

    Freshness(SymbolSnapshot snapshot, CandleColumns kept) {
        this.snapshot = snapshot;
        this.kept = kept;
    }

    /**
     * Whether nothing that came in since can have changed, closed or added a candle that starts before a time.
     *
     * @param toNs epoch nanoseconds
     */
    boolean holdsBefore(long toNs) throws IOException {
        RecordReader reader = new RecordReader();
        for (MarketTopic topic : MarketTopic.values()) {
            Coverage covered = kept.coverage().get(topic);
            long coveredBytes = covered == null ? 0 : covered.lengthBytes();
            if (coveredBytes > snapshot.lengthBytes(topic)) {
                return false;
            }
            reader.read(snapshot, topic, coveredBytes, this);
        }
        boolean nothingNew = earliestNs == Long.MAX_VALUE;
        return nothingNew || (kept.formingStartNs() >= toNs && earliestNs >= endOfLastCandleBefore(toNs));
    }

    /** A record inside the last candle asked for may change it. */
    private long endOfLastCandleBefore(long toNs) {
        Timeframe timeframe = kept.timeframe();
        long startNs = timeframe.bucketStartNs(toNs - 1);
        return startNs > Long.MAX_VALUE - timeframe.lengthNs() ? Long.MAX_VALUE : startNs + timeframe.lengthNs();
    }

    @Override
    public void trade(TradeDecoder trade) {
        earliestNs = Math.min(earliestNs, trade.eventTimeNs());
    }

    @Override
    public void bar(BarDecoder bar) {
        earliestNs = Math.min(earliestNs, bar.startNs());
    }
}
