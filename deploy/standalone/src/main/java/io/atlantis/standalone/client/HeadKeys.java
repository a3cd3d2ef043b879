package io.atlantis.standalone.client;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.standalone.data.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The public keys that heads are verified by. */
final class HeadKeys {

    /** Where the command service of a platform leaves its public key. */
    private static final Path PLATFORM_KEY = Path.of("command-service", "keys", "audit-ed25519.pub");

    private HeadKeys() {}

    /** The key file of the platform on a data folder; empty when it has none. */
    static Optional<Path> ofPlatform(Path dataFolder) {
        return Optional.of(dataFolder.resolve(PLATFORM_KEY)).filter(Files::isReadable);
    }

    static HeadPublicKey read(Path file) {
        try {
            return HeadPublicKey.read(file);
        } catch (IOException e) {
            throw new RefusedException("Can't read the key " + file + " (" + e + "): name a .pub file by --heads-key.");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage() + ".");
        }
    }
}
