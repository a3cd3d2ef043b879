package io.atlantis.standalone.client;

import io.atlantis.standalone.data.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code import bars|trades}: recorded market data from a CSV file into a running platform, all of it or nothing. */
@Command(name = "import", description = "Imports recorded market data into a running platform.")
public final class ImportCommand {

    private static final String FILE = "CSV file, may be gzipped (.gz).";

    @Command(name = "bars", description = "Imports bars: time,open,high,low,close,volume.")
    int bars(
            @Parameters(paramLabel = "FILE.csv", description = FILE) Path file,
            @Option(names = "--symbol", required = true, description = "Symbol; registered if unknown.") String symbol,
            @Option(names = "--timeframe", required = true, description = "1s, 1m, 5m, 15m, 1h, 4h or 1d.")
                    String timeframe,
            @Mixin PlatformOptions platform) {
        return send(platform, file, "bars", symbol, "&timeframe=" + encoded(timeframe));
    }

    @Command(name = "trades", description = "Imports trades: time,price,size.")
    int trades(
            @Parameters(paramLabel = "FILE.csv", description = FILE) Path file,
            @Option(names = "--symbol", required = true, description = "Symbol; registered if unknown.") String symbol,
            @Mixin PlatformOptions platform) {
        return send(platform, file, "trades", symbol, "");
    }

    private static int send(PlatformOptions platform, Path file, String kind, String symbol, String more) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new RefusedException("Can't read the file " + file + ": check its name and permissions.");
        }
        String path = "/api/v1/imports/%s?symbol=%s&file=%s%s"
                .formatted(kind, encoded(symbol), encoded(file.getFileName().toString()), more);
        try (EdgeClient edge = new EdgeClient(platform.edge())) {
            JsonNode done = edge.post(path, "text/csv", BodyPublishers.ofInputStream(() -> open(file)));
            System.out.printf(
                    "%s: %s %s imported, %s to %s%n",
                    done.path("symbol").asString(symbol),
                    done.path("records").asString("0"),
                    kind,
                    done.path("from").asString("-"),
                    done.path("to").asString("-"));
            return 0;
        }
    }

    private static InputStream open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
