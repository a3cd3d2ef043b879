package io.atlantis.standalone.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the parts of a running platform listen, left in its data folder for the command line: ports are chosen anew at each start.
 *
 * @param edge             the public door
 * @param bootstrapServers Kafka
 * @param services         each service's own door, by name
 */
public record Endpoints(URI edge, String bootstrapServers, SortedMap<String, URI> services) {

    static final String FILE = "endpoints.properties";

    private static final String EDGE = "edge.url";
    private static final String KAFKA = "kafka.bootstrap-servers";
    private static final String SERVICE = "service.";

    /**
     * Reads what a platform left.
     *
     * @param dataFolder its data folder
     * @return empty if none is running there
     * @throws RefusedException if the file can't be read
     */
    public static Optional<Endpoints> read(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new RefusedException("Can't read " + file + ": " + e);
        }
        SortedMap<String, URI> services = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(SERVICE)) {
                services.put(key.substring(SERVICE.length()), URI.create(properties.getProperty(key)));
            }
        }
        return Optional.of(
                new Endpoints(URI.create(properties.getProperty(EDGE)), properties.getProperty(KAFKA), services));
    }

    /**
     * Leaves this in a data folder, readable by its owner alone.
     *
     * @param dataFolder the folder
     * @throws IOException if it can't be written
     */
    public void write(Path dataFolder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(EDGE, edge.toString());
        properties.setProperty(KAFKA, bootstrapServers);
        services.forEach((name, url) -> properties.setProperty(SERVICE + name, url.toString()));
        Path file = dataFolder.resolve(FILE);
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "Where the running platform listens; written at each start.");
        }
    }
}
