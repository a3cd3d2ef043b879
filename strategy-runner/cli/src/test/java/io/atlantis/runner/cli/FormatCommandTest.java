package io.atlantis.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRewriteAFileThatIsLaidOutOtherwise() throws IOException {
        Path file = written("def on_bar():\n  buy( 1 )");

        assertThat(CommandRun.of(new FormatCommand(), file).exitCode()).isZero();
        assertThat(file).hasContent("def on_bar():\n    buy(1)\n");
        assertThat(CommandRun.of(new FormatCommand(), "--check", file).exitCode())
                .isZero();
    }

    @Test
    void shouldOnlyTellWhenAskedToCheck() throws IOException {
        Path file = written("x=1\n");

        CommandRun run = CommandRun.of(new FormatCommand(), "--check", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("strategy.py: is not formatted").hasLineCount(1);
        assertThat(Files.readString(file)).isEqualTo("x=1\n");
    }

    @Test
    void shouldNameThePlaceThatCannotBeReadAndLeaveTheFile() throws IOException {
        Path file = written("x  = (1\n");

        CommandRun run = CommandRun.of(new FormatCommand(), file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("strategy.py:1:6: '(' is never closed");
        assertThat(Files.readString(file)).isEqualTo("x  = (1\n");
    }

    private Path written(String source) throws IOException {
        return Files.writeString(folder.resolve("strategy.py"), source);
    }
}
