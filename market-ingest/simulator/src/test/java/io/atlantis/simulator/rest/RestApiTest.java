package io.atlantis.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.simulator.MarketSimulator;
import io.atlantis.simulator.SimulatorSettings;
import io.atlantis.simulator.TestClient;
import io.atlantis.testkit.time.ManualClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RestApiTest {

    private static final String KEY = "test-key";
    private static final Instant NOW = Instant.parse("2025-06-11T15:07:30Z");

    private MarketSimulator simulator = start(RestLimits.UNLIMITED);

    @BeforeEach
    void restart() {
        simulator.close();
        simulator = start(RestLimits.UNLIMITED);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldPageThroughARangeWithoutGapOrDouble() throws Exception {
        String path = range("1/minute/2025-06-10/2025-06-10");
        List<Long> paged = times(pages(path + "?limit=400"));
        assertThat(paged).hasSize(1_440).isSorted().doesNotHaveDuplicates();
        assertThat(times(pages(path))).isEqualTo(paged);
        assertThat(times(pages(path + "?limit=1000&sort=desc"))).isEqualTo(paged.reversed());
    }

    @Test
    void shouldMakeLargerBarsOfTheSmallerOnes() throws Exception {
        JsonNode day = pages(range("1/day/2025-06-10/2025-06-10")).getFirst();
        for (String part : List.of("1/hour", "15/minute", "1/minute")) {
            List<JsonNode> parts = pages(range(part + "/2025-06-10/2025-06-10"));
            assertThat(sum(parts, "v")).isEqualTo(day.path("v").asLong());
            assertThat(sum(parts, "n")).isEqualTo(day.path("n").asLong());
            assertThat(parts.getFirst().path("o")).isEqualTo(day.path("o"));
            assertThat(parts.getLast().path("c")).isEqualTo(day.path("c"));
        }
        List<JsonNode> month = pages(range("1/month/2025-05-01/2025-05-31"));
        assertThat(month).hasSize(1);
        assertThat(sum(pages(range("1/day/2025-05-01/2025-05-31")), "v"))
                .isEqualTo(month.getFirst().path("v").asLong());
    }

    @Test
    void shouldTellTheRunningBarAsFarAsItHasComeAndNothingOfTheFuture() throws Exception {
        List<JsonNode> minutes = pages(range("1/minute/2025-06-11/2025-06-12"));
        assertThat(minutes).hasSize(15 * 60 + 8);
        List<JsonNode> seconds = pages(range("1/second/" + (NOW.toEpochMilli() - 30_000) + "/2025-06-12"));
        assertThat(sum(seconds, "v")).isEqualTo(minutes.getLast().path("v").asLong());
        JsonNode day = pages(range("1/day/2025-06-11/2025-06-12")).getFirst();
        assertThat(sum(minutes, "v")).isEqualTo(day.path("v").asLong());
    }

    @Test
    void shouldGroupADayOverAllSymbols() throws Exception {
        JsonNode body = json(get("/v2/aggs/grouped/locale/us/market/stocks/2025-06-10"));
        assertThat(body.path("resultsCount").asInt()).isEqualTo(128);
        JsonNode grouped = body.path("results")
                .valueStream()
                .filter(row -> row.path("T").asString().equals(ticker()))
                .findFirst()
                .orElseThrow();
        JsonNode day = pages(range("1/day/2025-06-10/2025-06-10")).getFirst();
        assertThat(grouped.path("c")).isEqualTo(day.path("c"));
        assertThat(grouped.path("t").asLong()).isEqualTo(day.path("t").asLong() + 86_400_000);
    }

    @Test
    void shouldListTickersInPages() throws Exception {
        List<JsonNode> all = pages("/v3/reference/tickers?limit=50");
        assertThat(all).hasSize(128);
        assertThat(all.stream().map(row -> row.path("ticker").asString()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all).allSatisfy(row -> {
            assertThat(row.path("name").asString()).contains("simulated");
            assertThat(row.path("primary_exchange").asString()).isEqualTo("SIMX");
        });
        assertThat(pages("/v3/reference/tickers?ticker=" + ticker())).hasSize(1);
        assertThat(pages("/v3/reference/tickers?active=false")).isEmpty();
        assertThat(json(get("/v3/reference/tickers/" + ticker()))
                        .path("results")
                        .path("ticker")
                        .asString())
                .isEqualTo(ticker());
    }

    @Test
    void shouldAnswerReferenceDataThatIsEmpty() throws Exception {
        for (String path : List.of(
                "/v3/reference/splits", "/v3/reference/dividends", "/stocks/v1/splits", "/stocks/v1/dividends")) {
            assertThat(json(get(path)).path("results").isEmpty()).as(path).isTrue();
        }
        assertThat(json(get("/v1/marketstatus/now")).path("serverTime").asString())
                .isEqualTo(NOW.toString());
        assertThat(json(get("/v2/aggs/ticker/NOSUCH/range/1/day/2025-06-01/2025-06-02"))
                        .path("resultsCount")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldRefuseInTheVendorsWords() throws Exception {
        assertRefused(getAs("wrong", "/v1/marketstatus/now"), 401, "ERROR", "Unknown API Key");
        assertRefused(get("/v9/nothing"), 404, "NOT_FOUND", "not found");
        assertRefused(get("/v3/reference/tickers/NOSUCH"), 404, "NOT_FOUND", "not found");
        assertRefused(get(range("1/fortnight/2025-06-01/2025-06-02")), 400, "ERROR", "fortnight");
        assertRefused(get(range("1/day/yesterday/2025-06-02")), 400, "ERROR", "yesterday");
        simulator.close();
        simulator =
                start(RestLimits.UNLIMITED.withUnentitledKeys(Set.of("poor")).withRequestsPerMinute(2));
        assertRefused(getAs("poor", "/v1/marketstatus/now"), 403, "NOT_AUTHORIZED", "not entitled");
        assertThat(get("/v1/marketstatus/now").statusCode()).isEqualTo(200);
        assertThat(get("/v1/marketstatus/now").statusCode()).isEqualTo(200);
        assertRefused(get("/v1/marketstatus/now"), 429, "ERROR", "maximum requests");
    }

    private static void assertRefused(HttpResponse<String> answer, int code, String status, String text) {
        assertThat(answer.statusCode()).isEqualTo(code);
        JsonNode body = TestClient.json(answer.body());
        assertThat(body.path("status").asString()).isEqualTo(status);
        assertThat(body.path("request_id").asString()).isNotEmpty();
        assertThat(body.path("error").asString("") + body.path("message").asString(""))
                .contains(text);
    }

    private static MarketSimulator start(RestLimits limits) {
        return MarketSimulator.start(SimulatorSettings.defaults(KEY).withRest(limits), new ManualClock(NOW));
    }

    private List<JsonNode> pages(String path) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        URI next = uri(path);
        while (next != null) {
            JsonNode page = json(TestClient.get(next));
            page.path("results").forEach(rows::add);
            String url = page.path("next_url").asString("");
            next = url.isEmpty() ? null : URI.create(url + "&apiKey=" + KEY);
        }
        return rows;
    }

    private String range(String rest) {
        return "/v2/aggs/ticker/" + ticker() + "/range/" + rest;
    }

    private String ticker() {
        return simulator.market().listings().get(3).ticker();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return TestClient.get(uri(path));
    }

    private HttpResponse<String> getAs(String key, String path) throws Exception {
        return TestClient.get(URI.create(simulator.restUrl() + path + "?apiKey=" + key));
    }

    private URI uri(String path) {
        return URI.create(simulator.restUrl() + path + (path.contains("?") ? "&" : "?") + "apiKey=" + KEY);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestClient.json(answer.body());
    }

    private static long sum(List<JsonNode> rows, String member) {
        return rows.stream().mapToLong(row -> row.path(member).asLong()).sum();
    }

    private static List<Long> times(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("t").asLong()).toList();
    }
}
