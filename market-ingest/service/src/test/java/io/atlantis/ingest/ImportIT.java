package io.atlantis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.ingest.MarketRecords.Bar;
import io.atlantis.ingest.MarketRecords.Trade;
import io.atlantis.ingest.reference.InstrumentRegistry;
import io.atlantis.kernel.market.Instrument;
import io.atlantis.kernel.market.InstrumentSource;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@WithKafka
class ImportIT {

    private static final String BARS = "/api/v1/imports/bars?symbol=%s&timeframe=%s&file=my.csv";
    private static final String TRADES = "/api/v1/imports/trades?symbol=%s&file=my.csv";
    private static final String BAR_HEADER = "time,open,high,low,close,volume\n";
    private static final Instant START = Instant.parse("2013-10-08T13:30:00Z");

    private final TestKafka kafka;
    private final IngestUnderTest ingest;
    private final Path folder;

    ImportIT(TestKafka kafka, @TempDir Path folder) throws Exception {
        this.folder = folder;
        this.kafka = kafka;
        IngestUnderTest.createTopics(kafka);
        this.ingest = IngestUnderTest.startWithoutFeed(kafka, folder);
    }

    @AfterEach
    void stop() {
        ingest.close();
    }

    @BeforeEach
    void checkUp() throws Exception {
        assertThat(ingest.get("/actuator/health").path("status").asString()).isEqualTo("UP");
    }

    @Test
    void shouldImportTradesInTheOrderOfTheFile() throws Exception {
        List<String> rows = tradeRows(30_000, 7);
        String file = "time,price,size\n" + String.join("\n", rows) + "\n";
        HttpResponse<String> answer = ingest.post(TRADES.formatted("TRADX"), file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode result = IngestUnderTest.json(answer);
        assertThat(result.path("records").asInt()).isEqualTo(30_000);
        List<Trade> trades = MarketRecords.trades(kafka, "TRADX");
        assertThat(trades).hasSize(30_000);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",", -1);
            Trade trade = trades.get(i);
            assertThat(trade.timeNs()).isEqualTo(Long.parseLong(cells[0]) * 1_000_000);
            assertThat(BigDecimal.valueOf(trade.priceE8(), 8)).isEqualByComparingTo(cells[1]);
            assertThat(BigDecimal.valueOf(trade.sizeE6(), 6)).isEqualByComparingTo(cells[2]);
            assertThat(trade.sequence()).isEqualTo(i + 1);
            assertThat(trade.origin()).isEqualTo("IMPORT");
            assertThat(trade.runId()).isEqualTo(result.path("runId").asLong());
        }
        assertThat(ingest.bean(InstrumentRegistry.class).find("TRADX"))
                .hasValueSatisfying(found -> assertThat(found.source()).isEqualTo(InstrumentSource.IMPORTED));
    }

    @Test
    void shouldImportBarsAndAnswerTheSameFileFromTheJournal() throws Exception {
        String file = BAR_HEADER
                + "2013-10-07T00:00:00Z,13.7,13.9,13.6,13.83,1000\n1381190400000,13.83,14,13.5,13.6,2500.5\n";
        HttpResponse<String> first = ingest.post(BARS.formatted("BARX", "1d"), file);
        HttpResponse<String> again = ingest.post(BARS.formatted("BARX", "1d"), file);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode result = IngestUnderTest.json(first);
        assertThat(result.path("from").asString()).isEqualTo("2013-10-07T00:00:00Z");
        assertThat(result.path("to").asString()).isEqualTo("2013-10-08T00:00:00Z");
        long runId = result.path("runId").asLong();
        assertThat(MarketRecords.bars(kafka, "BARX"))
                .containsExactly(
                        new Bar(
                                "BARX",
                                "D1",
                                1381104000000000000L,
                                1370000000L,
                                1390000000L,
                                1360000000L,
                                1383000000L,
                                1000000000L,
                                runId,
                                "IMPORT"),
                        new Bar(
                                "BARX",
                                "D1",
                                1381190400000000000L,
                                1383000000L,
                                1400000000L,
                                1350000000L,
                                1360000000L,
                                2500500000L,
                                runId,
                                "IMPORT"));
    }

    @Test
    void shouldGoOnWithAnInterruptedImportWhereItStopped() throws Exception {
        String file = "time,price,size\n" + String.join("\n", tradeRows(500, 9)) + "\n";
        HttpResponse<String> first = ingest.post(TRADES.formatted("RESUM"), file);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        List<Trade> before = MarketRecords.trades(kafka, "RESUM");
        forgetTheEnd(folder.resolve("imports"));
        HttpResponse<String> again = ingest.post(TRADES.formatted("RESUM"), file);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(MarketRecords.trades(kafka, "RESUM")).isEqualTo(before).hasSize(500);
    }

    /** As if the process had been killed after the last record and before the note. */
    private static void forgetTheEnd(Path notes) throws Exception {
        try (var files = Files.list(notes)) {
            for (Path note : files.toList()) {
                Files.writeString(note, Files.readString(note).replace("\"finished\":true", "\"finished\":false"));
            }
        }
    }

    @Test
    void shouldReadTheFileWhateverTheClientCallsIt() throws Exception {
        String file = BAR_HEADER + "2013-10-07T00:00:00Z,13.7,13.9,13.6,13.83,1000\n";
        HttpResponse<String> answer = ingest.post(
                "/api/v1/imports/bars?symbol=FORMX&timeframe=1d", file, "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(MarketRecords.bars(kafka, "FORMX")).hasSize(1);
    }

    @Test
    void shouldNameEveryBadCellAndImportNothing() throws Exception {
        String file = BAR_HEADER
                + "2013-10-07T00:00:00Z,13.7,13.9,13.6,13.83,1000\n"
                + "2013-10-08T00:00:00Z,13.7,13.9,abc,13.83,1000\n"
                + "2013-10-09T12:00:00Z,13.7,13.9,13.6,13.83,1000\n"
                + "2013-10-10T00:00:00Z,13.7,13.0,13.6,13.83,1000\n"
                + "2013-10-11T00:00:00Z,13.7\n";
        HttpResponse<String> answer = ingest.post(BARS.formatted("BADX", "1d"), file);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = IngestUnderTest.json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("https://atlantis.invalid/problems/invalid-csv");
        assertThat(problem.path("code").asString()).isEqualTo("invalid-csv");
        assertThat(problem.path("detail").asString()).contains("my.csv", "line 3", "low", "abc");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("file").asString() + ":"
                                + error.path("line").asInt() + ":"
                                + error.path("column").asString() + ":"
                                + error.path("value").asString()))
                .startsWith("my.csv:3:low:abc", "my.csv:4:time:2013-10-09T12:00:00Z", "my.csv:5:high:13.0")
                .contains("my.csv:6::2013-10-11T00:00:00Z,13.7");
        assertThat(MarketRecords.bars(kafka, "BADX")).isEmpty();
        assertThat(ingest.bean(InstrumentRegistry.class).find("BADX")).isEmpty();
    }

    @Test
    void shouldRefuseWhatCantBeImported() throws Exception {
        ingest.bean(InstrumentRegistry.class)
                .register(List.of(new Instrument(
                        "SIMUL", "Some (simulated)", "stocks", "SIMX", "usd", "CS", true, InstrumentSource.SIMULATED)));
        String file = BAR_HEADER + "2013-10-07T00:00:00Z,13.7,13.9,13.6,13.83,1000\n";
        assertRefused(ingest.post(BARS.formatted("SIMUL", "1d"), file), 409, "symbol-not-importable");
        assertRefused(ingest.post(BARS.formatted("lower", "1d"), file), 422, "invalid-field");
        assertRefused(ingest.post(BARS.formatted("OKX", "3d"), file), 422, "unknown-timeframe");
        assertRefused(ingest.post("/api/v1/imports/bars?symbol=OKX", file), 422, "invalid-field");
        assertRefused(ingest.post(BARS.formatted("OKX", "1d"), "a,b\n1,2\n"), 422, "invalid-csv");
        assertRefused(ingest.post(BARS.formatted("OKX", "1d"), BAR_HEADER), 422, "invalid-csv");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(IngestUnderTest.json(answer).path("code").asString()).isEqualTo(code);
    }

    /** Trades of one day, a few of them out of order. */
    private static List<String> tradeRows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        long timeMs = START.toEpochMilli();
        for (int i = 0; i < count; i++) {
            timeMs += random.nextLong(200);
            long shown = random.nextInt(1_000) == 0 ? timeMs - 500 : timeMs;
            rows.add(shown + "," + BigDecimal.valueOf(1_300 + random.nextLong(200), 2) + ","
                    + (1 + random.nextInt(900)));
        }
        return rows;
    }
}
