package io.atlantis.eventstore.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadSigningKeyTest {

    @TempDir
    Path folder;

    private Path file;
    private Path publicFile;

    @BeforeEach
    void nameFiles() {
        file = folder.resolve("keys").resolve("audit.pem");
        publicFile = folder.resolve("keys").resolve("audit.pub");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void assertRefused(String... saying) {
        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> HeadSigningKey.open(file))
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).contains(saying));
    }

    @Test
    void shouldMakeAKeyThatOnlyItsOwnerReadsAndLeaveNothingElse() throws IOException {
        HeadSigningKey key = HeadSigningKey.open(file);

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(publicFile)).isEqualTo("rw-r--r--");
        assertThat(HeadPublicKey.read(publicFile)).isEqualTo(key.publicKey());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(file, publicFile);
        }
    }

    @Test
    void shouldFindTheSameKeyAgain() {
        HeadSigningKey made = HeadSigningKey.open(file);
        HeadSigningKey found = HeadSigningKey.open(file);

        assertThat(found.publicKey()).isEqualTo(made.publicKey());
        TreeHash hash = new TreeHash(new byte[32]);
        assertThat(found.sign(0, 1, hash, hash, Instant.EPOCH, List.of(hash)).verify(made.publicKey()))
                .isTrue();
    }

    /** RFC 8032, section 7.1, TEST 1. */
    @Test
    void shouldKnowThePublicKeyOfAPublishedPrivateKey() throws IOException {
        String secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        String encoded = java.util.Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex("302e020100300506032b657004220420" + secret));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        byte[] spki = HeadSigningKey.open(file).publicKey().key().getEncoded();

        assertThat(HexFormat.of().formatHex(spki))
                .isEqualTo("302a300506032b6570032100"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void shouldRefuseAKeyThatOthersCanReachByFileModeAndRemedy(String mode) throws IOException {
        HeadSigningKey.open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertRefused(file.toString(), mode, "chmod 600");
    }

    @SeededTest(tries = 100)
    void shouldRefuseADamagedFileAndLeaveItAsItIs(RandomGenerator random) throws IOException {
        HeadSigningKey.open(file);
        byte[] bytes = Files.readAllBytes(file);
        // Not the line break after the last line, which means nothing.
        int position = random.nextInt(bytes.length - 1);
        if (bytes[position] == '\n' || bytes[position] == '=') {
            return;
        }
        bytes[position] = (byte) (bytes[position] == 'A' ? 'B' : 'A');
        Files.write(file, bytes);

        assertRefused("audit.pem");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        Files.delete(file);
        Files.delete(publicFile);
    }

    @Test
    void shouldRefuseAnEmptyFile() throws IOException {
        HeadSigningKey.open(file);
        Files.write(file, new byte[0]);

        assertRefused(file.toString(), "restore it from a backup");
    }

    @Test
    void shouldRefuseAPublicKeyThatIsAnothersAndWriteAMissingOneAnew() throws IOException {
        HeadPublicKey mine = HeadSigningKey.open(file).publicKey();
        Path other = folder.resolve("other.pem");
        HeadSigningKey.open(other);
        Files.copy(folder.resolve("other.pub"), publicFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused(publicFile.toString(), file.toString());

        Files.delete(publicFile);
        assertThat(HeadSigningKey.open(file).publicKey()).isEqualTo(mine);
        assertThat(HeadPublicKey.read(publicFile)).isEqualTo(mine);
    }

    @Test
    void shouldAgreeOnOneKeyWhenManyStartAtOnce() throws Exception {
        try (ExecutorService starters = Executors.newFixedThreadPool(8)) {
            List<Callable<HeadPublicKey>> starts = java.util.Collections.nCopies(
                    8, () -> HeadSigningKey.open(file).publicKey());
            List<Future<HeadPublicKey>> keys = starters.invokeAll(starts, 30, TimeUnit.SECONDS);
            HeadPublicKey first = keys.getFirst().get(1, TimeUnit.SECONDS);
            for (Future<HeadPublicKey> key : keys) {
                assertThat(key.get(1, TimeUnit.SECONDS)).isEqualTo(first);
            }
        }
    }

    @Test
    void shouldInsistOnAPemFile() {
        file = folder.resolve("audit.pub");

        assertRefused("audit.pub", ".pem");
    }
}
