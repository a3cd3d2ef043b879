package io.atlantis.query.projection;

import io.atlantis.query.projection.ProjectionProgress.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code atlantis.projection.stopped} (1 after a poison record) and {@code atlantis.projection.position} for each projection. */
final class ProjectionMetrics implements MeterBinder {

    private final ProjectionBoard board;

    ProjectionMetrics(ProjectionBoard board) {
        this.board = board;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        board.all().forEach(progress -> register(progress, registry));
    }

    private static void register(ProjectionProgress progress, MeterRegistry registry) {
        String name = progress.snapshot().projection();
        Gauge.builder("atlantis.projection.stopped", progress, ProjectionMetrics::stopped)
                .description("1 when a record that could not be handled stopped the projection")
                .tag("projection", name)
                .register(registry);
        Gauge.builder("atlantis.projection.position", progress, ProjectionMetrics::position)
                .description("Sum over the partitions of the first offset not yet in the read model")
                .tag("projection", name)
                .register(registry);
    }

    private static double stopped(ProjectionProgress progress) {
        return progress.snapshot().state() == State.STOPPED ? 1 : 0;
    }

    private static double position(ProjectionProgress progress) {
        return progress.snapshot().nextOffsets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
