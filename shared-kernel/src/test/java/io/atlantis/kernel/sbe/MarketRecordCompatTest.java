package io.atlantis.kernel.sbe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Recorded bytes of released schema versions must read for ever. The bytes were laid out by hand from the field
 * offsets of the schema (little-endian, no padding), not printed by an encoder.
 */
class MarketRecordCompatTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final String TRADE_V0 = "4000" + "0100" + "0700" + "0000"
            + "0000b2d7a6f82a13" // eventTimeNs
            + "0000000000000080" // participantTimeNs: null
            + "0100b2d7a6f82a13" // ingestTimeNs
            + "c0046f5200000000" // priceE8 1383007424
            + "40420f0000000000" // sizeE6 1000000
            + "2a00000000000000" // sequence 42
            + "0700000000000000" // runId 7
            + "0400" // exchange 4
            + "03" // tape 3
            + "02" // origin IMPORT
            + "0c290000" // conditions 12, 41
            + "03" + "616263"; // tradeId "abc"

    private static final String CANDLE_V0 = "4200" + "0400" + "0700" + "0000"
            + "0000000000000000" // startNs
            + "0100000000000000"
            + "0400000000000000"
            + "0100000000000000"
            + "0300000000000000"
            + "40420f0000000000" // volumeE6
            + "05000000" // tradeCount
            + "02000000" // revision
            + "ff00000000000000" // lastEventTimeNs
            + "01" // M1
            + "02"; // MIXED

    @Test
    void shouldReadATradeOfVersion0() {
        byte[] bytes = HEX.parseHex(TRADE_V0);
        TradeDecoder trade =
                new TradeDecoder().wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderDecoder());

        assertThat(trade.eventTimeNs()).isEqualTo(0x132af8a6d7b20000L);
        assertThat(trade.participantTimeNs()).isEqualTo(TradeDecoder.participantTimeNsNullValue());
        assertThat(trade.priceE8()).isEqualTo(0x526f04c0L);
        assertThat(trade.sizeE6()).isEqualTo(1_000_000L);
        assertThat(trade.sequence()).isEqualTo(42L);
        assertThat(trade.runId()).isEqualTo(7L);
        assertThat(trade.exchange()).isEqualTo(4);
        assertThat(trade.tape()).isEqualTo((short) 3);
        assertThat(trade.origin()).isEqualTo(Origin.IMPORT);
        assertThat(trade.conditions()).isEqualTo(0x290cL);
        assertThat(trade.tradeId()).isEqualTo("abc");
    }

    @Test
    void shouldReadACandleOfVersion0() {
        byte[] bytes = HEX.parseHex(CANDLE_V0);
        CandleDecoder candle =
                new CandleDecoder().wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderDecoder());

        assertThat(candle.openE8()).isEqualTo(1L);
        assertThat(candle.highE8()).isEqualTo(4L);
        assertThat(candle.lowE8()).isEqualTo(1L);
        assertThat(candle.closeE8()).isEqualTo(3L);
        assertThat(candle.volumeE6()).isEqualTo(1_000_000L);
        assertThat(candle.tradeCount()).isEqualTo(5L);
        assertThat(candle.revision()).isEqualTo(2L);
        assertThat(candle.lastEventTimeNs()).isEqualTo(255L);
        assertThat(candle.timeframe()).isEqualTo(TimeframeCode.M1);
        assertThat(candle.origin()).isEqualTo(CandleOrigin.MIXED);
    }
}
