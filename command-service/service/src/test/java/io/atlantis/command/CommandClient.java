package io.atlantis.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the command service as the edge does. */
final class CommandClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String base;

    CommandClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    record Answer(int status, JsonNode body, Map<String, String> headers) {

        String text(String field) {
            return body.path(field).asString();
        }

        String position() {
            return headers.get("atlantis-position");
        }
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, json.writeValueAsString(body), headers);
    }

    Answer put(String path, Object body, String... headers) {
        return send("PUT", path, json.writeValueAsString(body), headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            Map<String, String> answered = new java.util.TreeMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
            JsonNode parsed = response.body().length == 0
                            || !answered.getOrDefault("content-type", "").contains("json")
                    ? json.createObjectNode()
                    : json.readTree(response.body());
            return new Answer(response.statusCode(), parsed, answered);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
