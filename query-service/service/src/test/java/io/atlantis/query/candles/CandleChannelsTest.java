package io.atlantis.query.candles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleChannelsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final CandleChannels channels = new CandleChannels(new CandleStore(DSL.using(SQLDialect.POSTGRES)));

    @ParameterizedTest
    @ValueSource(strings = {"candles:IBM:1m", "candles:BRK.B:1d", "candles:A:1s"})
    void shouldServeEverySymbolAndTimeframe(String channel) {
        assertThat(channels.serves(channel)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"candles:IBM:7m", "candles:ibm:1m", "candles:IBM", "candles::1m", "quotes:IBM", "lag", ""})
    void shouldServeNothingElse(String channel) {
        assertThat(channels.serves(channel)).isFalse();
    }

    @Test
    void shouldKeepTheHigherRevisionOfEachCandleWhenPublicationsMeet() {
        CandlePage earlier = page(candle(0, 5, 3), candle(60, 9, 8));
        CandlePage later = page(candle(60, 7, 7), candle(120, 1, 1), candle(0, 6, 4));
        assertThat(channels.merge(earlier, later))
                .isEqualTo(page(candle(0, 6, 4), candle(60, 9, 8), candle(120, 1, 1)));
    }

    private static CandlePage page(CandleItem... candles) {
        return new CandlePage(List.of(candles));
    }

    private static CandleItem candle(int second, double close, long revision) {
        return new CandleItem(NOON.plusSeconds(second), close, close, close, close, 1, revision);
    }
}
