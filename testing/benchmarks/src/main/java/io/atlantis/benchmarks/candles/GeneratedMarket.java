package io.atlantis.benchmarks.candles;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarEncoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.TradeEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** Seeded trades of a market of many symbols, in the order of their times, and minute bars of the days before. */
final class GeneratedMarket {

    /** 2013-10-08T13:30:00Z. */
    private static final long OPEN_NS = 1_381_239_000_000_000_000L;

    private static final long MICRO_NS = 1_000L;
    private static final long PRICE_E8 = 100_00000000L;
    private static final long TICK_E8 = 1_000_000L;
    private static final long SIZE_E6 = 1_000_000L;

    private final SplittableRandom random;
    private final byte[][] symbols;
    private final long[] pricesE8;
    private final int meanGapMicros;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final BarEncoder bar = new BarEncoder();
    private long timeNs = OPEN_NS;
    private long sequence;

    /**
     * @param meanGapMicros mean time between two trades of the market
     */
    GeneratedMarket(long seed, int symbolCount, int meanGapMicros) {
        this.random = new SplittableRandom(seed);
        this.symbols = new byte[symbolCount][];
        this.pricesE8 = new long[symbolCount];
        this.meanGapMicros = meanGapMicros;
        for (int i = 0; i < symbolCount; i++) {
            symbols[i] = ("SYM" + i).getBytes(StandardCharsets.US_ASCII);
            pricesE8[i] = PRICE_E8;
        }
    }

    /** Index of the symbol of the next record. */
    int nextSymbol() {
        return random.nextInt(symbols.length);
    }

    byte[] symbol(int index) {
        return symbols[index];
    }

    byte[] nextTrade(int symbol) {
        timeNs += random.nextLong(2L * meanGapMicros) * MICRO_NS;
        pricesE8[symbol] = Math.max(TICK_E8, pricesE8[symbol] + random.nextInt(-2, 3) * TICK_E8);
        trade.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .participantTimeNs(timeNs)
                .ingestTimeNs(timeNs)
                .priceE8(pricesE8[symbol])
                .sizeE6(random.nextInt(1, 1_000) * SIZE_E6)
                .sequence(++sequence)
                .runId(0)
                .exchange(4)
                .tape((short) 1)
                .origin(Origin.LIVE)
                .conditions(0)
                .tradeId("");
        return bytes(trade.encodedLength());
    }

    byte[] nextMinuteBar(int symbol, int minute) {
        bar.wrapAndApplyHeader(buffer, 0, header)
                .startNs(OPEN_NS - (1L + minute) * Timeframe.M1.lengthNs())
                .ingestTimeNs(timeNs)
                .openE8(pricesE8[symbol])
                .highE8(pricesE8[symbol] + TICK_E8)
                .lowE8(pricesE8[symbol] - TICK_E8)
                .closeE8(pricesE8[symbol])
                .volumeE6(random.nextInt(1, 1_000) * SIZE_E6)
                .vwapE8(pricesE8[symbol])
                .tradeCount(10)
                .sequence(++sequence)
                .runId(1)
                .timeframe(Timeframe.M1.sbe())
                .origin(Origin.BACKFILL);
        return bytes(bar.encodedLength());
    }

    private byte[] bytes(int bodyLength) {
        return Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
