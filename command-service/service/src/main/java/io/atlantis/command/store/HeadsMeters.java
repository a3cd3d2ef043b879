package io.atlantis.command.store;

import io.atlantis.eventstore.heads.HeadPublisher;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The heads' counts as meters, by partition. */
final class HeadsMeters implements MeterBinder {

    private static final String PARTITION = "partition";
    private static final double MS_PER_SECOND = 1_000;

    private final List<HeadPublisher> publishers;
    private final Clock clock;

    HeadsMeters(List<HeadPublisher> publishers, Clock clock) {
        this.publishers = List.copyOf(publishers);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        publishers.forEach(publisher -> bind(registry, publisher));
    }

    private void bind(MeterRegistry registry, HeadPublisher publisher) {
        count(registry, publisher, "atlantis.heads.published", "Heads published", HeadPublisher::published);
        count(registry, publisher, "atlantis.heads.failures", "Failed attempts to publish", HeadPublisher::failures);
        gauge(registry, publisher, "atlantis.heads.size", "Events that the newest head covers", HeadsMeters::size);
        gauge(
                registry,
                publisher,
                "atlantis.heads.uncovered",
                "Committed events that no head covers",
                HeadPublisher::uncovered);
        gauge(registry, publisher, "atlantis.heads.age.seconds", "Age of the newest head", this::ageSeconds);
        gauge(
                registry,
                publisher,
                "atlantis.heads.diverged",
                "1 when log and published head differ",
                one -> one.divergence().isPresent() ? 1 : 0);
    }

    private static double size(HeadPublisher publisher) {
        return publisher.newest().map(SignedTreeHead::treeSize).orElse(0L);
    }

    /** Not a number before there is one. */
    private double ageSeconds(HeadPublisher publisher) {
        return publisher
                .newest()
                .map(head -> Duration.between(head.time(), clock.instant()).toMillis() / MS_PER_SECOND)
                .orElse(Double.NaN);
    }

    private static void count(
            MeterRegistry registry,
            HeadPublisher publisher,
            String name,
            String description,
            ToDoubleFunction<HeadPublisher> value) {
        FunctionCounter.builder(name, publisher, value)
                .description(description)
                .tag(PARTITION, Integer.toString(publisher.partition()))
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            HeadPublisher publisher,
            String name,
            String description,
            ToDoubleFunction<HeadPublisher> value) {
        Gauge.builder(name, publisher, value)
                .description(description)
                .tag(PARTITION, Integer.toString(publisher.partition()))
                .register(registry);
    }
}
