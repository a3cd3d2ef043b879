package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillStatus;
import io.atlantis.ingest.feed.FeedState;
import io.atlantis.ingest.feed.FeedStatus;
import io.atlantis.ingest.publish.PublishStatistics;
import io.atlantis.ingest.sequence.SequenceStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Shows what the stages counted; reads their counters when asked, so that counting stays free of allocation. */
final class IngestMetrics implements MeterBinder {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private final IngestPipeline.Observations observations;

    IngestMetrics(IngestPipeline.Observations observations) {
        this.observations = observations;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        sequence(registry, observations.sequence());
        publish(registry, observations.publish());
        feed(registry, observations.feed());
        backfill(registry, observations.backfill());
    }

    private static void sequence(MeterRegistry registry, SequenceStatistics seen) {
        FunctionCounter.builder("atlantis.ingest.ticks", seen, SequenceStatistics::trades)
                .tag("kind", "trade")
                .description("Ticks passed on")
                .register(registry);
        FunctionCounter.builder("atlantis.ingest.ticks", seen, SequenceStatistics::quotes)
                .tag("kind", "quote")
                .description("Ticks passed on")
                .register(registry);
        counter(registry, "gaps", "Times that sequence numbers were skipped", seen, SequenceStatistics::gaps);
        counter(registry, "duplicates", "Ticks that came twice", seen, SequenceStatistics::duplicates);
        counter(registry, "late", "Ticks that came after later ones", seen, SequenceStatistics::late);
    }

    private static void publish(MeterRegistry registry, PublishStatistics sent) {
        counter(registry, "acknowledged", "Live records taken by Kafka", sent, PublishStatistics::acknowledged);
        counter(registry, "failed", "Live records not taken by Kafka", sent, PublishStatistics::failed);
        counter(registry, "dead.letters", "Frames that can't be read", sent, PublishStatistics::deadLetters);
    }

    private static void feed(MeterRegistry registry, FeedStatus feed) {
        counter(registry, "reconnects", "Lines made after the first", feed, FeedStatus::reconnects);
        Gauge.builder("atlantis.ingest.feed.live", feed, status -> status.state() == FeedState.LIVE ? 1 : 0)
                .description("1 while the feed is live")
                .register(registry);
        Gauge.builder("atlantis.ingest.last.tick.age.seconds", feed, IngestMetrics::lastTickAgeSeconds)
                .description("Time since the last tick")
                .register(registry);
    }

    private static void backfill(MeterRegistry registry, BackfillStatus backfill) {
        counter(registry, "backfill.bars", "Bars of history published", backfill, BackfillStatus::bars);
        counter(registry, "backfill.failures", "Attempts to be repeated", backfill, BackfillStatus::failures);
        Gauge.builder("atlantis.ingest.backfill.pending", backfill, BackfillStatus::pendingTasks)
                .description("Stretches of history still to be fetched")
                .register(registry);
    }

    private static double lastTickAgeSeconds(FeedStatus feed) {
        return feed.lastTickAge()
                .map(Duration::toMillis)
                .map(ms -> ms / MILLIS_PER_SECOND)
                .orElse(Double.NaN);
    }

    private static <T> void counter(
            MeterRegistry registry, String name, String description, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder("atlantis.ingest." + name, source, value)
                .description(description)
                .register(registry);
    }
}
