package io.atlantis.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@code atlantis.projection.stopped} (1 while a record that can't be read holds a partition up) and
 * {@code atlantis.projection.position}, by projection and partition.
 */
final class ProjectionMetrics implements MeterBinder {

    private final ProjectionBoard board;

    ProjectionMetrics(ProjectionBoard board) {
        this.board = board;
    }

    /** How many partitions there are is known once Kafka has said so. */
    @Override
    public void bindTo(MeterRegistry registry) {
        board.all().forEach(progress -> progress.onPartition(partition -> register(progress, partition, registry)));
    }

    private static void register(ProjectionProgress progress, int partition, MeterRegistry registry) {
        String name = progress.snapshot().projection();
        Gauge.builder("atlantis.projection.stopped", progress, it -> stopped(it, partition))
                .description("1 while a record that could not be handled holds the partition up")
                .tag("projection", name)
                .tag("partition", Integer.toString(partition))
                .register(registry);
        Gauge.builder("atlantis.projection.position", progress, it -> position(it, partition))
                .description("First offset not yet in the read model")
                .tag("projection", name)
                .tag("partition", Integer.toString(partition))
                .register(registry);
    }

    private static double stopped(ProjectionProgress progress, int partition) {
        return progress.snapshot().stops().stream().anyMatch(stop -> stop.partition() == partition) ? 1 : 0;
    }

    private static double position(ProjectionProgress progress, int partition) {
        return progress.snapshot().nextOffsets().getOrDefault(partition, 0L);
    }
}
