package io.atlantis.query.status;

import io.atlantis.query.edge.ServiceAddresses;
import io.atlantis.query.projection.ProjectionBoard;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/ops/status}: all services, the feed and the projections at a glance. */
@RestController
class StatusController {

    private static final long LIMIT_MS = 4_000;
    private static final String OWN_NAME = "query-service";

    private final ServiceAddresses addresses;
    private final ServiceHealth services;
    private final HealthEndpoint ownHealth;
    private final ProjectionBoard projections;
    private final JsonMapper json;
    private final Clock clock;

    StatusController(
            ServiceAddresses addresses,
            ServiceHealth services,
            HealthEndpoint ownHealth,
            ProjectionBoard projections,
            JsonMapper json,
            Clock clock) {
        this.addresses = addresses;
        this.services = services;
        this.ownHealth = ownHealth;
        this.projections = projections;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/api/v1/ops/status")
    PlatformStatus status() throws InterruptedException {
        List<CompletableFuture<List<ComponentHealth>>> answers = List.of(
                services.of("command-service", addresses.commandService().url()),
                services.of("market-ingest", addresses.marketIngest().url()),
                services.of("strategy-runner", addresses.strategyRunner().url()));
        List<ComponentHealth> components =
                new ArrayList<>(services.read(OWN_NAME, json.writeValueAsString(ownHealth.health())));
        for (CompletableFuture<List<ComponentHealth>> answer : answers) {
            components.addAll(await(answer));
        }
        boolean up = components.stream().allMatch(ComponentHealth::isUp);
        return new PlatformStatus(
                clock.instant(),
                up ? ComponentHealth.UP : ComponentHealth.DOWN,
                version(),
                components,
                projections.snapshots());
    }

    private static List<ComponentHealth> await(CompletableFuture<List<ComponentHealth>> answer)
            throws InterruptedException {
        try {
            return answer.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of(new ComponentHealth("services", ComponentHealth.DOWN, "do not tell their health in time"));
        }
    }

    /** As the jar's manifest has it. */
    private static String version() {
        String version = StatusController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
