package io.atlantis.ingest.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.kernel.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {

    @TempDir
    private Path folder = Path.of("");

    private final SequenceStatistics statistics = new SequenceStatistics();
    private final List<String> gaps = new ArrayList<>();

    @Test
    void shouldPassOnEachTickOnceAndTellOfGaps() {
        try (LastTicks lastTicks = LastTicks.open(folder)) {
            Sequencer sequencer = sequencer(lastTicks);
            assertThat(passes(sequencer, "IBM", 1)).isTrue();
            assertThat(passes(sequencer, "IBM", 1)).isFalse();
            assertThat(passes(sequencer, "BRK.B", 1)).isTrue();
            assertThat(passes(sequencer, "IBM", 4)).isTrue();
            assertThat(passes(sequencer, "IBM", 3)).isTrue();
            assertThat(passes(sequencer, "IBM", 3)).isFalse();
        }
        assertThat(gaps).containsExactly("IBM");
        assertThat(statistics.trades()).isEqualTo(4);
        assertThat(statistics.duplicates()).isEqualTo(2);
        assertThat(statistics.gaps()).isEqualTo(1);
        assertThat(statistics.late()).isEqualTo(1);
        assertThat(statistics.missing()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheLastTradeAndQuoteAcrossARestart() {
        try (LastTicks lastTicks = LastTicks.open(folder)) {
            Sequencer sequencer = sequencer(lastTicks);
            assertThat(passes(sequencer, "IBM", 5)).isTrue();
            assertThat(passes(sequencer, "IBM", 4)).isTrue();
            QuoteTick quote = new QuoteTick();
            quote.reset();
            quote.sequence = 9;
            quote.bidPriceE8 = 77;
            quote.askPriceE8 = 78;
            quote.eventTimeNs = 12;
            assertThat(sequencer.accept(slice("IBM"), quote)).isNotNull();
        }
        try (LastTicks reopened = LastTicks.open(folder)) {
            assertThat(reopened.newestTradeNs()).isEqualTo(5_000);
            assertThat(reopened.find(new Symbol("IBM"))).hasValueSatisfying(last -> {
                assertThat(last.getTradeSequence()).isEqualTo(5);
                assertThat(last.getTradePriceE8()).isEqualTo(500);
                assertThat(last.getQuoteSequence()).isEqualTo(9);
                assertThat(last.getBidPriceE8()).isEqualTo(77);
            });
            assertThat(reopened.find(new Symbol("NONE"))).isEmpty();
        }
    }

    @Test
    void shouldFindManySymbols() {
        try (LastTicks lastTicks = LastTicks.open(folder)) {
            Sequencer sequencer = sequencer(lastTicks);
            for (int round = 1; round <= 2; round++) {
                for (int i = 0; i < 3_000; i++) {
                    SymbolState state = Objects.requireNonNull(sequencer.accept(slice("S" + i), trade(round)));
                    assertThat(state.symbol()).isEqualTo("S" + i);
                }
            }
        }
        assertThat(statistics.gaps()).isZero();
        assertThat(statistics.trades()).isEqualTo(6_000);
    }

    private Sequencer sequencer(LastTicks lastTicks) {
        return new Sequencer(lastTicks, statistics, (symbol, beforeNs) -> gaps.add(symbol));
    }

    private static boolean passes(Sequencer sequencer, String symbol, long sequence) {
        return sequencer.accept(slice(symbol), trade(sequence)) != null;
    }

    private static TradeTick trade(long sequence) {
        TradeTick trade = new TradeTick();
        trade.reset();
        trade.sequence = sequence;
        trade.eventTimeNs = sequence * 1_000;
        trade.priceE8 = sequence * 100;
        return trade;
    }

    private static AsciiSlice slice(String text) {
        AsciiSlice slice = new AsciiSlice();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        slice.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        return slice;
    }
}
