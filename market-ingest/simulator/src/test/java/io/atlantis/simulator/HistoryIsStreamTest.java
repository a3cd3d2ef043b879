package io.atlantis.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.testkit.time.ManualClock;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was streamed, what REST tells of it later, and what a restarted simulator tells, are the same. */
class HistoryIsStreamTest {

    private static final String KEY = "test-key";
    private static final Instant MINUTE = Instant.parse("2025-06-11T15:00:00Z");

    @Test
    void shouldTellTheSameByStreamByRestAndAfterARestart() throws Exception {
        ManualClock clock = new ManualClock(MINUTE);
        String ticker;
        List<JsonNode> trades;
        JsonNode minuteBar;
        String history;
        try (MarketSimulator simulator = MarketSimulator.start(SimulatorSettings.defaults(KEY), clock);
                TestClient client = TestClient.connect(simulator)) {
            ticker = simulator.market().listings().get(5).ticker();
            client.act("auth", KEY);
            client.act("subscribe", "T." + ticker + ",AM." + ticker + ",A." + ticker);
            client.awaitStatus("success: subscribed to: A.");
            for (int step = 0; step < 30; step++) {
                int before = client.events("A").size();
                clock.advance(Duration.ofSeconds(2));
                await().until(() -> client.events("A").size() > before);
            }
            await().until(() -> !client.events("AM").isEmpty());
            trades = client.events("T");
            minuteBar = client.events("AM").getFirst();
            history = minuteBars(simulator, ticker);
        }
        JsonNode rest = TestClient.json(history).path("results").get(0);
        assertSame(minuteBar, rest);
        assertFold(trades, rest);
        try (MarketSimulator restarted = MarketSimulator.start(SimulatorSettings.defaults(KEY), clock)) {
            assertThat(TestClient.json(minuteBars(restarted, ticker)).path("results"))
                    .isEqualTo(TestClient.json(history).path("results"));
        }
    }

    private static void assertSame(JsonNode streamed, JsonNode rest) {
        for (String member : List.of("o", "h", "l", "c", "v")) {
            assertThat(streamed.path(member).decimalValue())
                    .as(member)
                    .isEqualByComparingTo(rest.path(member).decimalValue());
        }
        assertThat(streamed.path("s").asLong()).isEqualTo(rest.path("t").asLong());
    }

    private static void assertFold(List<JsonNode> trades, JsonNode bar) {
        List<BigDecimal> prices =
                trades.stream().map(trade -> trade.path("p").decimalValue()).toList();
        assertThat(trades).hasSize(bar.path("n").asInt());
        assertThat(prices.getFirst()).isEqualByComparingTo(bar.path("o").decimalValue());
        assertThat(prices.getLast()).isEqualByComparingTo(bar.path("c").decimalValue());
        assertThat(prices.stream().max(BigDecimal::compareTo))
                .hasValueSatisfying(high ->
                        assertThat(high).isEqualByComparingTo(bar.path("h").decimalValue()));
        assertThat(prices.stream().min(BigDecimal::compareTo))
                .hasValueSatisfying(low ->
                        assertThat(low).isEqualByComparingTo(bar.path("l").decimalValue()));
        assertThat(trades.stream().mapToLong(trade -> trade.path("s").asLong()).sum())
                .isEqualTo(bar.path("v").asLong());
    }

    private static String minuteBars(MarketSimulator simulator, String ticker) throws Exception {
        long fromMs = MINUTE.toEpochMilli();
        return TestClient.get(URI.create(simulator.restUrl() + "/v2/aggs/ticker/" + ticker + "/range/1/minute/" + fromMs
                        + "/" + fromMs + "?apiKey=" + KEY))
                .body();
    }
}
