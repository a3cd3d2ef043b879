package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyFileTest {

    @TempDir
    Path folder;

    private MasterKey open(Path file) {
        return MasterKeyFile.open(file, new SecureRandom());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void shouldMakeAKeyForItsOwnerAloneAndReadItBack() throws IOException {
        Path file = folder.resolve("keys/privacy-master.key");
        MasterKey made = open(file);

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(open(file).fingerprint()).isEqualTo(made.fingerprint());
        assertThat(open(folder.resolve("other.key")).fingerprint()).isNotEqualTo(made.fingerprint());
    }

    @Test
    void shouldGiveAllWhoMakeItAtOnceTheSameKeyAndLeaveNothingBehind() throws IOException {
        Path file = folder.resolve("keys/privacy-master.key");
        Set<String> fingerprints = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> open(file).fingerprint())
                .collect(Collectors.toSet());

        assertThat(fingerprints).hasSize(1);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----", "rw------x"})
    void shouldRefuseAFileThatIsOpenToOthers(String mode) throws IOException {
        Path file = folder.resolve("privacy-master.key");
        open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "no key at all", "0000000000000000000000000000000000000000000000000000000000000000ff"})
    void shouldRefuseAFileThatHoldsNoKeyAndNotShowWhatItHolds(String content) throws IOException {
        Path file = folder.resolve("privacy-master.key");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no key")
                .hasMessageNotContaining("no key at all");
    }
}
