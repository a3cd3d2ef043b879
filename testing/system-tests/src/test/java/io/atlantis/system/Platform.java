package io.atlantis.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.embedded.LoopbackPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform on a data folder and a port of its own, seen from outside. Thread-safe once started. */
final class Platform implements AutoCloseable {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path data;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Platform(Path data) {
        this.data = data;
        this.port = LoopbackPorts.find(1)[0];
    }

    /** Starts it and returns when it is ready. */
    Platform start(String... more) {
        List<Object> arguments = new ArrayList<>(List.of("run", "--detach", "--data", data, "--port", port));
        arguments.addAll(List.of(more));
        Finished run = Launcher.run(arguments.toArray());
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.out()).contains("Atlantis is ready at http://localhost:" + port);
        return this;
    }

    /** A command about this platform. */
    Finished command(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data, "--port", port));
        return Launcher.run(all.toArray());
    }

    /** A command about this platform that must succeed. */
    String succeed(Object... arguments) {
        Finished finished = command(arguments);
        assertThat(finished.exitCode()).as(finished.said()).isZero();
        return finished.out();
    }

    Path data() {
        return data;
    }

    URI edge() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    /** Kafka of the running platform. */
    String bootstrapServers() {
        Properties endpoints = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("endpoints.properties"))) {
            endpoints.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return endpoints.getProperty("kafka.bootstrap-servers");
    }

    ProcessHandle jvm() {
        try {
            long pid = Long.parseLong(
                    Files.readString(data.resolve("atlantis.pid")).strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9} of the JVM; returns when it is gone. */
    void kill() throws Exception {
        ProcessHandle jvm = jvm();
        jvm.destroyForcibly();
        jvm.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
    }

    void stop() {
        Finished stopped = Launcher.run("stop", "--data", data);
        assertThat(stopped.exitCode()).as(stopped.said()).isZero();
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** A read that must succeed. */
    JsonNode read(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** All items of a list, page after page. */
    List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page =
                    read(path + cursor.map(next -> separator + "cursor=" + next).orElse(""));
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("nextCursor")
                    ? Optional.of(page.path("nextCursor").asString())
                    : Optional.empty();
        } while (cursor.isPresent());
        return items;
    }

    Answer post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), Map.of());
    }

    /** A request with a body and headers of any kind. */
    Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge().resolve(path))
                .timeout(CALL_LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    parse(response.body()),
                    response.headers().firstValue("Atlantis-Position"));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("text", new String(body, UTF_8));
        }
    }

    @Override
    public void close() {
        Launcher.run("stop", "--data", data);
        http.close();
    }
}
