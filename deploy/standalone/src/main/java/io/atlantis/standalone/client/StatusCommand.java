package io.atlantis.standalone.client;

import io.atlantis.standalone.data.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code status}: what each service of a running platform says of itself. */
@Command(name = "status", description = "Says whether the platform runs and how its services are.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_UP = 1;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Mixin
    private final PlatformOptions platform = new PlatformOptions();

    @Override
    public Integer call() throws InterruptedException {
        Optional<Endpoints> endpoints = platform.endpoints();
        if (endpoints.isEmpty()) {
            System.out.println("Atlantis is not running");
            return NOT_UP;
        }
        System.out.println("Atlantis at " + endpoints.get().edge());
        boolean allUp = true;
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            for (Map.Entry<String, URI> service : endpoints.get().services().entrySet()) {
                String status = statusOf(http, service.getValue());
                System.out.printf("  %-18s %-5s %s%n", service.getKey(), status, service.getValue());
                allUp &= status.equals("UP");
            }
        }
        return allUp ? 0 : NOT_UP;
    }

    private static String statusOf(HttpClient http, URI service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/actuator/health"))
                .timeout(LIMIT)
                .build();
        try {
            String body = http.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body).path("status").asString("?");
        } catch (IOException | JacksonException e) {
            return "DOWN";
        }
    }
}
