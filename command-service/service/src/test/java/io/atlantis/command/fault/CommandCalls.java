package io.atlantis.command.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single requests to an instance, without retries: what is not known is said. Thread-safe. */
final class CommandCalls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** Calls that wait so long for an answer. */
    CommandCalls(Duration timeout) {
        this.timeout = timeout;
    }

    /** What came of a request. */
    sealed interface Reply {

        /**
         * An answer.
         *
         * @param position {@code <partition>:<offset>} of a write
         */
        record Answer(int status, JsonNode body, Optional<String> position) implements Reply {

            String code() {
                return body.path("code").asString("");
            }
        }

        /** Nobody took the request. */
        record NotSent() implements Reply {}

        /** Taken, perhaps, but not answered. */
        record Lost() implements Reply {}
    }

    Reply send(URI instance, String method, String path, Map<String, ?> body, String commandId) {
        return send(HttpRequest.newBuilder(instance.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", commandId)
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Whether an instance says that it is up. */
    boolean healthy(URI instance) {
        return health(instance) instanceof Reply.Answer(int status, JsonNode _, Optional<String> _) && status == 200;
    }

    Reply health(URI instance) {
        return send(HttpRequest.newBuilder(instance.resolve("/actuator/health"))
                .timeout(timeout)
                .build());
    }

    /** The value of a metric, summed over its tags; empty when the instance has none of the name. */
    Optional<Double> metric(URI instance, String name) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(instance.resolve("/actuator/prometheus"))
                            .timeout(timeout)
                            .build(),
                    BodyHandlers.ofString());
            return response.body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .reduce(Double::sum);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Reply.Answer(
                    response.statusCode(),
                    JSON.readTree(response.body()),
                    response.headers().firstValue("Atlantis-Position"));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply.NotSent();
        } catch (IOException | JacksonException e) {
            return new Reply.Lost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Lost();
        }
    }
}
