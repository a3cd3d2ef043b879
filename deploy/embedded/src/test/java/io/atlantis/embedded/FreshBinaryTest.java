package io.atlantis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FreshBinaryTest {

    @TempDir
    Path folder;

    private Path program() throws IOException {
        Path program = Files.copy(Path.of("/bin/true").toRealPath(), folder.resolve("program"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @Test
    void shouldStartAProgramOnceItsFileIsNoLongerWritten() throws Exception {
        Path program = program();
        CompletableFuture<Process> started;
        try (OutputStream writer = Files.newOutputStream(program, StandardOpenOption.APPEND)) {
            started = CompletableFuture.supplyAsync(() -> start(program));
            assertThatThrownBy(() -> started.get(300, TimeUnit.MILLISECONDS))
                    .as("still tries")
                    .isInstanceOf(TimeoutException.class);
            writer.flush();
        }

        assertThat(started.get(10, TimeUnit.SECONDS).waitFor()).isZero();
    }

    @Test
    void shouldNotTryAgainWhatIsWrongForAnotherReason() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> FreshBinary.start(new ProcessBuilder(missing.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    private static Process start(Path program) {
        try {
            return FreshBinary.start(new ProcessBuilder(program.toString()));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
