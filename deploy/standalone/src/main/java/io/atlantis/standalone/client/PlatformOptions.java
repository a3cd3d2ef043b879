package io.atlantis.standalone.client;

import io.atlantis.standalone.data.Endpoints;
import io.atlantis.standalone.data.RefusedException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform a command is about: {@code --data} names its folder, {@code --port} its edge; the port wins. */
final class PlatformOptions {

    private static final int DEFAULT_PORT = 8080;

    @Option(names = "--data", description = "Data folder of the platform.")
    private @Nullable Path data;

    @Option(names = "--port", description = "Port of the platform's UI and API (default: that of --data, else 8080).")
    private @Nullable Integer port;

    /** The public door. */
    URI edge() {
        if (port != null) {
            return local(port);
        }
        return endpoints().map(Endpoints::edge).orElseGet(() -> local(DEFAULT_PORT));
    }

    /** Kafka of the running platform. */
    String bootstrapServers() {
        return endpoints()
                .map(Endpoints::bootstrapServers)
                .orElseThrow(() -> new RefusedException("No platform is running on the data folder " + data
                        + ": start it, or name its folder by --data."));
    }

    /** The data folder, when one was named. */
    Optional<Path> dataFolder() {
        return Optional.ofNullable(data);
    }

    Optional<Endpoints> endpoints() {
        return data == null ? Optional.empty() : Endpoints.read(data);
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
