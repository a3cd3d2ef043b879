package io.atlantis.runner.service;

import io.atlantis.runner.archive.TickArchive;
import io.atlantis.runner.service.request.BacktestQueue;
import io.atlantis.runner.service.request.RequestTail;
import io.atlantis.runner.service.request.TailState;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while both tails follow their topics; says why when one has ended. */
@Component("runner")
final class RunnerHealth implements HealthIndicator {

    private final RequestTail requests;
    private final TickArchive archive;
    private final BacktestQueue queue;

    RunnerHealth(RequestTail requests, TickArchive archive, BacktestQueue queue) {
        this.requests = requests;
        this.archive = archive;
        this.queue = queue;
    }

    @Override
    public Health health() {
        Optional<Throwable> archiveFailure = archive.failure();
        if (archiveFailure.isPresent()) {
            return Health.down()
                    .withDetail("archive", String.valueOf(archiveFailure.get().getMessage()))
                    .build();
        }
        return switch (requests.state()) {
            case TailState.CatchingUp _ ->
                Health.outOfService().withDetail("requests", "catching up").build();
            case TailState.Failed failed ->
                Health.down().withDetail("requests", failed.reason()).build();
            case TailState.Following _ ->
                Health.up()
                        .withDetail("pendingBacktests", queue.size())
                        .withDetail("skippedMarketRecords", archive.skippedRecords())
                        .build();
        };
    }
}
