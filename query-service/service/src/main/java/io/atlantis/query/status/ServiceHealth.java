package io.atlantis.query.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks services for their health, and reads what they answer. Thread-safe. */
final class ServiceHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final JsonMapper json;

    ServiceHealth(HttpClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Asks one service.
     *
     * @return the service and its parts; never fails, and comes within a few seconds
     */
    CompletableFuture<List<ComponentHealth>> of(String service, URI url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> read(service, answer.body()))
                .exceptionally(failure ->
                        List.of(new ComponentHealth(service, ComponentHealth.DOWN, "does not answer at " + url)));
    }

    /** The service itself, then its parts by name. */
    List<ComponentHealth> read(String service, String body) {
        try {
            JsonNode health = json.readTree(body);
            List<ComponentHealth> components = new ArrayList<>();
            components.add(new ComponentHealth(service, status(health), ""));
            health.path("components")
                    .properties()
                    .forEach(part -> components.add(new ComponentHealth(
                            service + "/" + part.getKey(), status(part.getValue()), detail(part.getValue()))));
            return components;
        } catch (JacksonException e) {
            return List.of(new ComponentHealth(service, ComponentHealth.DOWN, "its health can't be read"));
        }
    }

    private static String status(JsonNode health) {
        return health.path("status").asString("UNKNOWN");
    }

    private static String detail(JsonNode health) {
        List<String> details = new ArrayList<>();
        health.path("details")
                .properties()
                .forEach(detail -> details.add(detail.getKey() + ": "
                        + (detail.getValue().isValueNode()
                                ? detail.getValue().asString()
                                : detail.getValue().toString())));
        return String.join("; ", details);
    }
}
