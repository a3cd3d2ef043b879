package io.atlantis.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.ingest.record.TradeTick;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The vendor's documented examples, by hand. */
class FrameDecoderTest {

    private final TickText sink = new TickText();
    private final FrameDecoder decoder = new FrameDecoder(sink);

    @Test
    void shouldReadTheVendorsTrade() throws MalformedFrameException {
        decode("[{\"ev\":\"T\",\"sym\":\"MSFT\",\"x\":4,\"i\":\"12345\",\"z\":3,\"p\":114.125,\"s\":100,\"c\":[0,12],"
                + "\"t\":1536036818784,\"q\":3681328}]");
        assertThat(sink.ticks)
                .containsExactly(TickText.trade(
                        "MSFT",
                        1_536_036_818_784_000_000L,
                        TradeTick.NO_TIME,
                        11_412_500_000L,
                        100_000_000L,
                        3_681_328L,
                        4,
                        3,
                        12L << 8,
                        "12345"));
    }

    @Test
    void shouldReadTheVendorsQuoteWithSizesInRoundLots() throws MalformedFrameException {
        decode("[{\"ev\":\"Q\",\"sym\":\"MSFT\",\"bx\":4,\"bp\":114.125,\"bs\":100,\"ax\":7,\"ap\":114.128,\"as\":160,"
                + "\"c\":0,\"i\":[604],\"t\":1536036818784,\"q\":50385480,\"z\":3}]");
        assertThat(sink.ticks)
                .containsExactly(TickText.quote(
                        "MSFT",
                        1_536_036_818_784_000_000L,
                        11_412_500_000L,
                        10_000_000_000L,
                        11_412_800_000L,
                        16_000_000_000L,
                        50_385_480L,
                        4,
                        7,
                        3));
    }

    @Test
    void shouldPreferTheFractionalSize() throws MalformedFrameException {
        decode("[{\"ev\":\"T\",\"sym\":\"A\",\"p\":1,\"s\":0,\"ds\":\"0.25\",\"t\":1}]");
        assertThat(sink.ticks.getFirst()).contains("100000000, 250000,");
    }

    @Test
    void shouldHandOnWhatStoodBeforeAFault() {
        String good = "{\"ev\":\"T\",\"sym\":\"A\",\"p\":1,\"s\":1,\"t\":1}";
        assertThatThrownBy(() -> decode("[" + good + "," + good.substring(0, 20)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("at byte");
        assertThat(sink.ticks).hasSize(1);
    }

    @Test
    void shouldNameTheMemberThatCantBeUsed() {
        assertThatThrownBy(() -> decode("[{\"ev\":\"T\",\"sym\":\"A\",\"p\":\"much\",\"s\":1,\"t\":1}]"))
                .hasMessageContaining("'p'")
                .hasMessageContaining("decimal number");
        assertThatThrownBy(() -> decode("[{\"ev\":\"T\",\"p\":1,\"s\":1,\"t\":1}]"))
                .hasMessageContaining("'sym'");
    }

    @Test
    void shouldHandOnStatusEvents() throws MalformedFrameException {
        decode("[{\"ev\":\"status\",\"status\":\"connected\",\"message\":\"Connected Successfully\"}]");
        assertThat(sink.ticks).containsExactly("status connected Connected Successfully");
    }

    private void decode(String frame) throws MalformedFrameException {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        decoder.decode(new UnsafeBuffer(bytes), 0, bytes.length, 0);
    }
}
