package io.atlantis.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    @TempDir
    private Path folder;

    private Path bars = Path.of("");

    @BeforeEach
    void writeBars() throws IOException {
        bars = Files.writeString(folder.resolve("bars.csv"), """
                time,open,high,low,close,volume
                2020-01-01T00:00:00Z,1,1,1,1,10
                2020-01-02T00:00:00Z,2,2,2,2,10
                2020-01-03T00:00:00Z,4,4,4,4,10
                """);
    }

    @Test
    void shouldPrintFullPrecisionAndNanWhileWarmingUp() {
        CommandRun run =
                CommandRun.of(new EvalCommand(), "--bars", bars, "ta.sma(close, 2)", "close / 3", "close - open");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "time,\"ta.sma(close, 2)\",close / 3,close - open",
                        "2020-01-01T00:00:00Z,nan,0.3333333333333333,0.0",
                        "2020-01-02T00:00:00Z,1.5,0.6666666666666666,0.0",
                        "2020-01-03T00:00:00Z,3.0,1.3333333333333333,0.0");
    }

    @Test
    void shouldNameTheExpressionThatDoesNotCompile() {
        CommandRun run = CommandRun.of(new EvalCommand(), "--bars", bars, "close", "ta.smaa(close, 3)");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("expression 'ta.smaa(close, 3)', column ")
                .hasLineCount(1);
    }

    @Test
    void shouldSayWhereBarsOfOtherSymbolsAreRead() {
        CommandRun run = CommandRun.of(new EvalCommand(), "--bars", bars, "security(\"SPY\", \"1d\").close - close");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("security(...) reads other bars than the file's", "./atlantis backtest")
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseALengthThatIsNone() {
        CommandRun run = CommandRun.of(new EvalCommand(), "--bars", bars, "ta.sma(close, 0)");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ta.sma(close, 0)").contains("0").hasLineCount(1);
    }

    @Test
    void shouldNameTheLineOfABadFile() throws IOException {
        Files.writeString(bars, "time,open,high,low,close,volume\n2020-01-01T00:00:00Z,1,1,1,one,10\n");
        CommandRun run = CommandRun.of(new EvalCommand(), "--bars", bars, "close");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("bars.csv line 2, column close, value 'one': is not a number:"
                        + " give a decimal number such as 104.5");
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        CommandRun run = CommandRun.of(new EvalCommand(), "--bars", folder.resolve("none.csv"), "close");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("none.csv: there is no such readable file")
                .hasLineCount(1);
    }
}
