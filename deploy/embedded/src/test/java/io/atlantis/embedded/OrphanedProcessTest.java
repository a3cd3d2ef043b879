package io.atlantis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedProcessTest {

    @TempDir
    private Path dir;

    private Process sleeper;
    private Path pidFile;

    @BeforeEach
    void startAProcess() throws Exception {
        sleeper = new ProcessBuilder("sleep", "60").start();
        pidFile = Files.writeString(dir.resolve("server.pid"), sleeper.pid() + "\nmore\n");
    }

    @AfterEach
    void endTheProcess() {
        sleeper.destroyForcibly();
    }

    @Test
    void shouldEndTheProcessOfThePidFile() throws Exception {
        OrphanedProcess.end(pidFile, "sleep");
        assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldLeaveAnotherProgramAloneThatGotThePid() {
        OrphanedProcess.end(pidFile, "postgres");
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void shouldAcceptAMissingOrBrokenPidFile() throws Exception {
        OrphanedProcess.end(dir.resolve("absent"), "sleep");
        OrphanedProcess.end(Files.writeString(dir.resolve("broken"), "not a pid"), "sleep");
        assertThat(sleeper.isAlive()).isTrue();
    }
}
