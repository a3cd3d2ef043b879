package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.CandleDecoder;
import io.atlantis.kernel.sbe.CandleOrigin;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What a candle says, revision apart: to compare what was built in different ways. */
public record CandleValues(
        Timeframe timeframe,
        long startNs,
        long openE8,
        long highE8,
        long lowE8,
        long closeE8,
        long volumeE6,
        long tradeCount,
        CandleOrigin origin)
        implements Comparable<CandleValues> {

    public static CandleValues of(CandleCell cell) {
        return new CandleValues(
                cell.timeframe(),
                cell.startNs(),
                cell.openE8(),
                cell.highE8(),
                cell.lowE8(),
                cell.closeE8(),
                cell.volumeE6(),
                cell.tradeCount(),
                cell.origin());
    }

    /** What a record of {@code view.candles} says. */
    public static CandleValues of(byte[] candleRecord) {
        CandleDecoder in =
                new CandleDecoder().wrapAndApplyHeader(new UnsafeBuffer(candleRecord), 0, new MessageHeaderDecoder());
        return new CandleValues(
                Timeframe.of(in.timeframe()),
                in.startNs(),
                in.openE8(),
                in.highE8(),
                in.lowE8(),
                in.closeE8(),
                in.volumeE6(),
                in.tradeCount(),
                in.origin());
    }

    @Override
    public int compareTo(CandleValues other) {
        int byTimeframe = timeframe.compareTo(other.timeframe);
        return byTimeframe != 0 ? byTimeframe : Long.compare(startNs, other.startNs);
    }
}
