package io.atlantis.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path dir;

    @Test
    void shouldNameItsProcessWhileItIsHeld() throws Exception {
        Path pid = dir.resolve("data").resolve("atlantis.pid");
        try (DataDirectory directory = DataDirectory.open(dir.resolve("data"))) {
            assertThat(directory.path()).isAbsolute();
            assertThat(Files.readString(pid).strip())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
        assertThat(pid).doesNotExist();
    }

    @Test
    void shouldBeHeldByOnePlatformAtATime() {
        try (DataDirectory held = DataDirectory.open(dir)) {
            assertThatThrownBy(() -> DataDirectory.open(dir))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContainingAll("in use", held.path().toString(), "stop");
        }
        DataDirectory.open(dir).close();
    }

    @Test
    void shouldRefuseAPlaceThatIsNoFolder() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(file.toString(), "--data");
    }
}
