package io.atlantis.runner.archive;

import io.atlantis.kernel.candle.CandleAlgebra;
import io.atlantis.kernel.candle.CandleCell;
import io.atlantis.kernel.candle.HeapCandleStore;
import io.atlantis.kernel.candle.LiveWatermark;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes the candles of a symbol from its logs, by the algebra the candle view uses, and hashes what it read. One use only.
 */
final class CandleRollup implements RecordReader.Visitor {

    private final CandleAlgebra algebra = new CandleAlgebra();
    private final HeapCandleStore cells = new HeapCandleStore();
    private final LiveWatermark live = new LiveWatermark();
    private final Map<MarketTopic, MessageDigest> digests = new EnumMap<>(MarketTopic.class);
    private final byte[] frame = new byte[Integer.BYTES + SymbolLog.MAX_RECORD_BYTES];
    private final SymbolSnapshot snapshot;

    private CandleRollup(SymbolSnapshot snapshot) {
        this.snapshot = snapshot;
        for (MarketTopic topic : MarketTopic.values()) {
            digests.put(topic, sha256());
        }
    }

    /** Reads everything a snapshot holds. */
    static CandleRollup of(SymbolSnapshot snapshot) throws IOException {
        CandleRollup rollup = new CandleRollup(snapshot);
        RecordReader reader = new RecordReader();
        for (MarketTopic topic : MarketTopic.values()) {
            reader.read(snapshot, topic, 0, rollup);
        }
        return rollup;
    }

    /**
     * The closed candles of a timeframe, oldest first. The one that live trades are still forming is left out: a strategy
     * only ever sees bars that have closed.
     */
    List<CandleCell> closed(Timeframe timeframe) {
        List<CandleCell> candles = new ArrayList<>(cells.size(timeframe));
        cells.forEach(timeframe, cell -> {
            if (!isForming(cell)) {
                candles.add(cell);
            }
        });
        candles.sort(Comparator.comparingLong(CandleCell::startNs));
        return candles;
    }

    /** Start of the candle left out, epoch nanoseconds; {@link CandleColumns#NOT_FORMING} when none is. */
    long formingStartNs(Timeframe timeframe) {
        if (live.newestNs() == LiveWatermark.NONE) {
            return CandleColumns.NOT_FORMING;
        }
        long startNs = timeframe.bucketStartNs(live.newestNs());
        CandleCell cell = cells.find(timeframe, startNs);
        return cell == null || cell.isBar() ? CandleColumns.NOT_FORMING : startNs;
    }

    private boolean isForming(CandleCell cell) {
        return !cell.isBar()
                && live.newestNs() != LiveWatermark.NONE
                && cell.startNs() <= live.newestNs()
                && live.newestNs() < cell.endNs();
    }

    /** What was read, by topic. Ends the digests: call once. */
    Map<MarketTopic, Coverage> coverage() {
        Map<MarketTopic, Coverage> coverage = new EnumMap<>(MarketTopic.class);
        snapshot.ranges()
                .forEach((topic, range) -> coverage.put(
                        topic,
                        new Coverage(
                                range,
                                snapshot.lengthBytes(topic),
                                HexFormat.of().formatHex(digest(topic).digest()))));
        return coverage;
    }

    @Override
    public void trade(TradeDecoder trade) {
        if (live.admits(trade.origin(), trade.eventTimeNs(), LiveWatermark.GRACE_NS)) {
            algebra.applyTrade(cells, trade);
        }
    }

    @Override
    public void bar(BarDecoder bar) {
        algebra.applyBar(cells, bar);
    }

    @Override
    public void frame(MarketTopic topic, UnsafeBuffer buffer, int offset, int length) {
        buffer.getBytes(offset, frame, 0, length);
        digest(topic).update(frame, 0, length);
    }

    private MessageDigest digest(MarketTopic topic) {
        return Objects.requireNonNull(digests.get(topic), "digest of a topic");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
