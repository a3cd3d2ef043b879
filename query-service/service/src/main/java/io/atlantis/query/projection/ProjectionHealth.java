package io.atlantis.query.projection;

import io.atlantis.query.projection.ProjectionProgress.Snapshot;
import io.atlantis.query.projection.ProjectionProgress.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down as soon as one projection stopped for good: what it shows then is no longer what the log says. */
final class ProjectionHealth implements HealthIndicator {

    private final ProjectionBoard board;

    ProjectionHealth(ProjectionBoard board) {
        this.board = board;
    }

    @Override
    public Health health() {
        boolean stopped = board.snapshots().stream().anyMatch(projection -> projection.state() == State.STOPPED);
        Health.Builder health = stopped ? Health.down() : Health.up();
        board.snapshots().forEach(projection -> health.withDetail(projection.projection(), describe(projection)));
        return health.build();
    }

    private static String describe(Snapshot projection) {
        return projection.reason().isEmpty()
                ? projection.state().name()
                : projection.state() + ": " + projection.reason();
    }
}
