package io.atlantis.command.store;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The event store's counts as meters, by partition. */
final class EventStoreMeters implements MeterBinder {

    private static final String PARTITION = "partition";

    private final PartitionLog log;

    EventStoreMeters(PartitionLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "atlantis.eventstore.groups", "Group commits", PartitionLogMetrics::groups);
        count(registry, "atlantis.eventstore.commits", "Appends carried out", PartitionLogMetrics::commits);
        count(registry, "atlantis.eventstore.events", "Events appended", PartitionLogMetrics::events);
        count(
                registry,
                "atlantis.eventstore.conflicts",
                "Appends refused by condition",
                PartitionLogMetrics::conflicts);
        count(registry, "atlantis.eventstore.duplicates", "Repeated commands refused", PartitionLogMetrics::duplicates);
        count(registry, "atlantis.eventstore.takeovers", "Claims that came into force", PartitionLogMetrics::takeovers);
        count(registry, "atlantis.eventstore.failures", "Failed writes and reads", PartitionLogMetrics::failures);
        count(
                registry,
                "atlantis.eventstore.ignored.records",
                "Records that the fold ignored",
                PartitionLogMetrics::ignoredRecords);
        count(
                registry,
                "atlantis.eventstore.index.quarantines",
                "Stored indexes that were damaged or not the log's, and set aside",
                PartitionLogMetrics::indexQuarantines);
        gauge(
                registry,
                "atlantis.eventstore.index.lag",
                "Events that the index holds on the heap alone",
                log -> log.metrics().indexLag());
        gauge(registry, "atlantis.eventstore.waiting", "Appends that wait", PartitionLog::waiting);
        gauge(registry, "atlantis.eventstore.active", "1 while the partition is owned", EventStoreMeters::active);
    }

    private static double active(PartitionLog log) {
        return log.state() == OwnerState.ACTIVE ? 1 : 0;
    }

    private void count(
            MeterRegistry registry, String name, String description, ToDoubleFunction<PartitionLogMetrics> value) {
        FunctionCounter.builder(name, log.metrics(), value)
                .description(description)
                .tag(PARTITION, Integer.toString(log.partition()))
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<PartitionLog> value) {
        Gauge.builder(name, log, value)
                .description(description)
                .tag(PARTITION, Integer.toString(log.partition()))
                .register(registry);
    }
}
