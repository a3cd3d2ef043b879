package io.atlantis.command.store;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogMetrics;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.kernel.eventlog.IgnoreReason;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The event store's counts, latencies and states as meters, by partition. */
final class EventStoreMeters implements MeterBinder {

    private static final String PREFIX = "atlantis.eventstore.";
    private static final double[] PERCENTILES = {0.5, 0.99};

    private final PartitionedLog log;

    EventStoreMeters(PartitionedLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        log.all().forEach(partition -> new Binding(registry, partition).bind());
    }

    /** The meters of one partition. */
    private record Binding(MeterRegistry registry, PartitionLog log) {

        void bind() {
            count("groups", "Group commits", PartitionLogMetrics::groups);
            count("commits", "Appends carried out", PartitionLogMetrics::commits);
            count("events", "Events appended", PartitionLogMetrics::events);
            count("conflicts", "Appends refused by condition", PartitionLogMetrics::conflicts);
            count("duplicates", "Repeated commands refused", PartitionLogMetrics::duplicates);
            count("takeovers", "Claims that came into force", PartitionLogMetrics::takeovers);
            count("failures", "Failed writes and reads", PartitionLogMetrics::failures);
            count(
                    "foreign.records",
                    "Ignored records that no owner wrote",
                    metrics -> metrics.ignored().foreign());
            count(
                    "index.quarantines",
                    "Stored indexes that were damaged or not the log's, and set aside",
                    PartitionLogMetrics::indexQuarantines);
            for (IgnoreReason reason : IgnoreReason.values()) {
                ignored(reason);
            }
            for (OwnerState state : OwnerState.values()) {
                state(state);
            }
            gauge(
                    "index.lag",
                    "Events that the index holds on the heap alone",
                    each -> each.metrics().indexLag());
            gauge("waiting", "Appends that wait", PartitionLog::waiting);
            gauge("active", "1 while the partition is owned", each -> is(each, OwnerState.ACTIVE));
            observeGroups();
        }

        private void observeGroups() {
            Timer latency = Timer.builder(PREFIX + "commit.latency")
                    .description("From writing a group commit to knowing that it counts")
                    .tag("partition", partition())
                    .publishPercentiles(PERCENTILES)
                    .register(registry);
            DistributionSummary size = DistributionSummary.builder(PREFIX + "group.size")
                    .description("Appends of a group commit")
                    .tag("partition", partition())
                    .publishPercentiles(PERCENTILES)
                    .register(registry);
            log.metrics().observe((appends, _, latencyNs) -> {
                latency.record(latencyNs, TimeUnit.NANOSECONDS);
                size.record(appends);
            });
        }

        private void ignored(IgnoreReason reason) {
            FunctionCounter.builder(
                            PREFIX + "ignored.records", log.metrics().ignored(), ignored -> ignored.count(reason))
                    .description("Records that the fold ignored")
                    .tag("partition", partition())
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }

        private void state(OwnerState state) {
            Gauge.builder(PREFIX + "state", log, each -> is(each, state))
                    .description("1 for the state that the partition is in, 0 for the others")
                    .tag("partition", partition())
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }

        private static double is(PartitionLog log, OwnerState state) {
            return log.state() == state ? 1 : 0;
        }

        private void count(String name, String description, ToDoubleFunction<PartitionLogMetrics> value) {
            FunctionCounter.builder(PREFIX + name, log.metrics(), value)
                    .description(description)
                    .tag("partition", partition())
                    .register(registry);
        }

        private void gauge(String name, String description, ToDoubleFunction<PartitionLog> value) {
            Gauge.builder(PREFIX + name, log, value)
                    .description(description)
                    .tag("partition", partition())
                    .register(registry);
        }

        private String partition() {
            return Integer.toString(log.partition());
        }
    }
}
