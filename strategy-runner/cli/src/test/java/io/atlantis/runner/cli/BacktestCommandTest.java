package io.atlantis.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
    @TempDir
    private Path folder;

    private Path bars = Path.of("");
    private Path strategy = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        bars = Files.writeString(folder.resolve("bars.csv"), """
                time,open,high,low,close,volume
                2020-01-01T00:00:00Z,10,10,10,10,1
                2020-01-02T00:00:00Z,20,20,20,20,1
                2020-01-03T00:00:00Z,25,30,25,30,1
                2020-01-04T00:00:00Z,40,40,35,35,1
                """);
        strategy = Files.writeString(folder.resolve("strategy.py"), """
                size = param(2, min=1, max=9)

                def on_bar():
                    if close > 15.0 and position.qty == 0:
                        buy(size)
                """);
    }

    private CommandRun run(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(strategy, "--bars", bars, "--symbol", "TEST"));
        arguments.addAll(List.of(more));
        return CommandRun.of(new BacktestCommand(), arguments.toArray());
    }

    @Test
    void shouldPrintTheResultAsJson() {
        CommandRun run = run("--json", "--cash", "1000", "--param", "size=3", "--commission-pct", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode result = new JsonMapper().readTree(run.out());
        // 3 bought at 25, commission 0.75, last close 35.
        assertThat(result.at("/metrics/finalEquity").asString()).isEqualTo("1029.25");
        assertThat(result.at("/trades/0/symbol").asString()).isEqualTo("TEST");
        assertThat(result.at("/trades/0/entryTime").asString()).isEqualTo("2020-01-03T00:00:00Z");
        assertThat(result.at("/trades/0/exitTime").isNull()).isTrue();
        assertThat(result.at("/trades/0/pnl").asString()).isEqualTo("29.25");
        assertThat(result.get("orders")).hasSize(1);
        assertThat(result.get("equity")).hasSize(4);
        assertThat(result.at("/certificate/parameters/size").asInt()).isEqualTo(3);
    }

    @Test
    void shouldPrintWhatTheStrategyWroteBesideTheSameResult() throws IOException {
        String silentHash = hash(run("--json"));
        String source = Files.readString(strategy);
        Files.writeString(strategy, source + "        alert(\"bought\")\n    log(f\"{bar_index}: {close:.2f}\")\n");

        CommandRun run = run("--json");

        JsonNode result = new JsonMapper().readTree(run.out());
        assertThat(result.get("logs")).hasSize(4);
        assertThat(result.at("/logs/1/text").asString()).isEqualTo("1: 20.00");
        assertThat(result.at("/logs/1/time").asString()).isEqualTo("2020-01-02T00:00:00Z");
        assertThat(result.at("/alerts/0/text").asString()).isEqualTo("bought");
        assertThat(run("--fill", "close").out()).contains("2020-01-02T00:00:00Z  1: 20.00");
        assertThat(silentHash).isNotEmpty().isEqualTo(hash(run));
    }

    private static String hash(CommandRun run) {
        return new JsonMapper()
                .readTree(run.out())
                .at("/certificate/resultHash")
                .asString();
    }

    @Test
    void shouldFillAtTheCloseWhenAsked() {
        CommandRun run = run("--json", "--fill", "close", "--slippage-bps", "100");

        assertThat(new JsonMapper()
                        .readTree(run.out())
                        .at("/orders/0/fillPrice")
                        .asString())
                .isEqualTo("20.2");
    }

    @Test
    void shouldPrintATableForPeople() {
        CommandRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("finalEquity      100020")
                .contains("1 trades")
                .contains("LONG")
                .contains("open")
                .contains("resultHash");
    }

    @Test
    void shouldNameThePlaceOfACompileError() throws IOException {
        Files.writeString(strategy, "def on_bar():\n    buyy(1)\n");
        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(strategy + ":2:5: ");
    }

    @Test
    void shouldNameThePlaceOfAFault() throws IOException {
        Files.writeString(strategy, "def on_bar():\n    buy(1 // (bar_index - 1))\n");
        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(strategy + ":2")
                .contains("(at bar 0, 2020-01-01T00:00:00Z)")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--cash, -5, cash is",
        "--cash, lots, cash: 'lots' is not a decimal number",
        "--timeframe, 2d, timeframe '2d' is unknown",
        "--fill, open, fill 'open' is unknown: use next-open or close",
        "--commission-pct, -1, commissionPct is '-1'",
        "--param, size=10, --param size=10:",
        "--param, sise=1, --param sise=1:",
        "--symbol, ibm, symbol 'ibm' is not a ticker"
    })
    void shouldRefuseABadOptionInOneLine(String option, String value, String message) {
        CommandRun run = CommandRun.of(new BacktestCommand(), strategy, "--bars", bars, option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message).hasLineCount(1);
    }

    @Test
    void shouldNameBarsAfterTheirFile() {
        CommandRun run = CommandRun.of(new BacktestCommand(), strategy, "--bars", bars, "--json");

        assertThat(new JsonMapper().readTree(run.out()).at("/trades/0/symbol").asString())
                .isEqualTo("BARS");
    }
}
