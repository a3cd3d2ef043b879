package io.atlantis.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.simulator.MarketSimulator;
import io.atlantis.simulator.SimulatorSettings;
import io.atlantis.simulator.TestClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StreamProtocolTest {

    private static final String KEY = "test-key";
    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults(KEY);

    @Test
    void shouldGreetAuthenticateAndConfirmEachChannel() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = TestClient.connect(simulator)) {
            client.awaitStatus("connected");
            client.act("auth", KEY);
            client.awaitStatus("auth_success");
            client.act("subscribe", "T.*,AM." + ticker(simulator, 0));
            client.awaitStatus("success: subscribed to: AM.");
            assertThat(client.statuses())
                    .containsExactly(
                            "connected: Connected Successfully",
                            "auth_success: authenticated",
                            "success: subscribed to: T.*",
                            "success: subscribed to: AM." + ticker(simulator, 0));
        }
    }

    @Test
    void shouldStreamTradesAndQuotesOfSubscribedSymbolsOnly() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = authenticated(simulator)) {
            String liquid = ticker(simulator, 0);
            client.act("subscribe", "T." + liquid + ",Q." + liquid);
            await().until(() ->
                    client.events("T").size() > 5 && client.events("Q").size() > 5);
            assertThat(client.events("T")).allSatisfy(trade -> {
                assertThat(trade.path("sym").asString()).isEqualTo(liquid);
                assertThat(trade.path("p").decimalValue()).isPositive();
                assertThat(trade.path("s").asLong()).isPositive();
                assertThat(trade.path("ds").asString())
                        .isEqualTo(trade.path("s").asString());
                assertThat(trade.path("i").isString()).isTrue();
            });
            assertThat(client.events("Q"))
                    .allSatisfy(quote -> assertThat(quote.path("bp").decimalValue())
                            .isLessThan(quote.path("ap").decimalValue()));
            client.act("unsubscribe", "T." + liquid + ",Q." + liquid);
            client.awaitStatus("success: unsubscribed to: Q.");
            assertThat(client.frames()).allMatch(frame -> frame.startsWith("["));
        }
    }

    @Test
    void shouldStreamAllSymbolsToAWildcard() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = authenticated(simulator)) {
            client.act("subscribe", "T.*");
            int count = simulator.market().listings().size();
            await().until(() -> client.events("T").stream()
                            .map(trade -> trade.path("sym").asString())
                            .distinct()
                            .count()
                    == count);
        }
    }

    @Test
    void shouldNotAnswerARepeatedSubscription() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = authenticated(simulator)) {
            client.act("subscribe", "A." + ticker(simulator, 0));
            client.act("subscribe", "A." + ticker(simulator, 0));
            client.act("subscribe", "A." + ticker(simulator, 1));
            client.awaitStatus("success: subscribed to: A." + ticker(simulator, 1));
            assertThat(client.statuses())
                    .filteredOn(status -> status.startsWith("success"))
                    .hasSize(2);
        }
    }

    @Test
    void shouldRefuseAnUnknownKey() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = TestClient.connect(simulator)) {
            client.act("auth", "wrong");
            client.awaitStatus("auth_failed: authentication failed");
            assertThat(client.awaitEnd()).isEqualTo(1008);
        }
    }

    @Test
    void shouldCloseWhoDoesNotAuthenticateInTime() throws Exception {
        SimulatorSettings hasty = SETTINGS.withStream(SETTINGS.stream().withAuthTimeout(Duration.ofMillis(200)));
        try (MarketSimulator simulator = start(hasty);
                TestClient client = TestClient.connect(simulator)) {
            client.awaitStatus("auth_timeout: No authentication request received.");
            assertThat(client.awaitEnd()).isEqualTo(1008);
        }
    }

    @Test
    void shouldCloseTheOldestConnectionOverTheLimit() throws Exception {
        try (MarketSimulator simulator = start(limited(StreamLimits.OverLimit.CLOSE_OLDEST));
                TestClient first = authenticated(simulator);
                TestClient second = authenticated(simulator)) {
            first.awaitStatus("max_connections");
            assertThat(first.awaitEnd()).isEqualTo(1008);
            second.act("subscribe", "T.*");
            await().until(() -> !second.events("T").isEmpty());
        }
    }

    @Test
    void shouldCloseTheNewestConnectionOverTheLimitWhenToldSo() throws Exception {
        try (MarketSimulator simulator = start(limited(StreamLimits.OverLimit.CLOSE_NEWEST));
                TestClient first = authenticated(simulator);
                TestClient second = authenticated(simulator)) {
            second.awaitStatus("max_connections");
            assertThat(second.awaitEnd()).isEqualTo(1008);
            first.act("subscribe", "T.*");
            await().until(() -> !first.events("T").isEmpty());
        }
    }

    @Test
    void shouldAnswerErrorsToWhatItCantUnderstand() throws Exception {
        try (MarketSimulator simulator = start(SETTINGS);
                TestClient client = TestClient.connect(simulator)) {
            client.send("no json");
            client.awaitStatus("error: unknown action");
            client.act("subscribe", "T.*");
            client.awaitStatus("error: not authenticated");
            client.act("auth", KEY);
            client.act("subscribe", "X.NOSUCH");
            client.awaitStatus("error: unknown channel or symbol");
        }
    }

    @Test
    void shouldPlayDuplicatesAndSwapsAsTold() throws Exception {
        BadMoments faults = BadMoments.NONE.withDuplicates(0.2).withOutOfOrder(0.2);
        try (MarketSimulator simulator = start(SETTINGS.withBadMoments(faults));
                TestClient client = authenticated(simulator)) {
            client.act("subscribe", "T." + ticker(simulator, 0) + ",Q." + ticker(simulator, 0));
            await().until(() -> client.events("T").size() > 100);
            List<Long> sequences = sequences(client.events("T"));
            assertThat(new HashSet<>(sequences)).hasSizeLessThan(sequences.size());
            assertThat(sequences).isNotEqualTo(sequences.stream().sorted().toList());
        }
    }

    @Test
    void shouldCutTheLineAndSendBrokenFramesAsTold() throws Exception {
        BadMoments faults = BadMoments.NONE.withMalformedFrames(0.5).withDisconnects(0.05);
        try (MarketSimulator simulator = start(SETTINGS.withBadMoments(faults));
                TestClient client = authenticated(simulator)) {
            client.act("subscribe", "T.*");
            assertThat(client.awaitEnd()).isEqualTo(1006);
            assertThat(client.frames()).anyMatch(frame -> !frame.endsWith("]"));
        }
    }

    private static List<Long> sequences(List<JsonNode> events) {
        return events.stream().map(event -> event.path("q").asLong()).toList();
    }

    private static SimulatorSettings limited(StreamLimits.OverLimit closed) {
        return SETTINGS.withStream(SETTINGS.stream().withMaxConnections(1, closed));
    }

    private static MarketSimulator start(SimulatorSettings settings) {
        return MarketSimulator.start(settings, Clock.systemUTC());
    }

    private static TestClient authenticated(MarketSimulator simulator) throws Exception {
        TestClient client = TestClient.connect(simulator);
        client.act("auth", KEY);
        client.awaitStatus("auth_success");
        return client;
    }

    private static String ticker(MarketSimulator simulator, int index) {
        return simulator.market().listings().get(index).ticker();
    }
}
