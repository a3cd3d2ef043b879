package io.atlantis.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atlantis.eventstore.heads.HeadSigningKey;
import io.atlantis.standalone.data.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadKeysTest {

    @TempDir
    Path data;

    @Test
    void shouldFindTheKeyThatTheCommandServiceMadeInThePlatformsFolder() {
        assertThat(HeadKeys.ofPlatform(data)).isEmpty();

        // As the command service is told: atlantis.data-dir is <data>/command-service, the key file keys/audit-ed25519.pem.
        HeadSigningKey key = HeadSigningKey.open(data.resolve("command-service/keys/audit-ed25519.pem"));

        assertThat(HeadKeys.ofPlatform(data).map(HeadKeys::read)).contains(key.publicKey());
    }

    @Test
    void shouldRefuseAFileThatIsMissingOrNoKeyByItsName() throws IOException {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> HeadKeys.read(data.resolve("none.pub")))
                .withMessageContaining("none.pub");
        Path file = Files.writeString(data.resolve("some.pub"), "no key");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> HeadKeys.read(file))
                .withMessageContaining("some.pub")
                .withMessageContaining("Ed25519");
    }
}
