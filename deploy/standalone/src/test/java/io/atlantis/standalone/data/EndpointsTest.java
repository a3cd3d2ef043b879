package io.atlantis.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    @TempDir
    private Path dir;

    @Test
    void shouldBeReadAsWritten() throws Exception {
        Endpoints endpoints = new Endpoints(
                URI.create("http://localhost:8080"),
                "127.0.0.1:9092",
                new TreeMap<>(Map.of("query-service", URI.create("http://127.0.0.1:8080"))));
        endpoints.write(dir);
        endpoints.write(dir);
        assertThat(Endpoints.read(dir)).contains(endpoints);
    }

    @Test
    void shouldBeForItsOwnerAlone() throws Exception {
        new Endpoints(URI.create("http://localhost:1"), "127.0.0.1:2", new TreeMap<>()).write(dir);
        assertThat(Files.getPosixFilePermissions(dir.resolve(Endpoints.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldBeAbsentWhereNothingRuns() {
        assertThat(Endpoints.read(dir)).isEmpty();
    }
}
