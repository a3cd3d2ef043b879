package io.atlantis.ingest.backfill;

import io.atlantis.ingest.publish.PublishFailedException;
import io.atlantis.ingest.publish.RunPublisher;
import io.atlantis.ingest.record.BarValues;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.vendor.VendorBar;
import io.atlantis.ingest.vendor.VendorClient;
import io.atlantis.ingest.vendor.VendorException;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/** Carries out one task: from the vendor's REST to {@code market.bars}. Confined to one thread; blocks. */
final class BarFetch {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(60);

    private final VendorClient vendor;
    private final Producer<byte[], byte[]> producer;
    private final Pace pace;
    private final Clock clock;
    private final BackfillStatus status;
    private final RecordEncoder encoder = new RecordEncoder();

    BarFetch(VendorClient vendor, Producer<byte[], byte[]> producer, Pace pace, Clock clock, BackfillStatus status) {
        this.vendor = vendor;
        this.producer = producer;
        this.pace = pace;
        this.clock = clock;
        this.status = status;
    }

    /** Fetches and publishes all ranges; returns when Kafka has acknowledged every bar. */
    void run(BackfillTask task) throws VendorException, PublishFailedException {
        RunPublisher run = new RunPublisher(producer, task.symbol());
        for (BackfillRange range : task.ranges()) {
            vendor.bars(
                    task.symbol(),
                    timespan(range.timeframe()),
                    EpochNanos.toMillis(range.fromNs()),
                    EpochNanos.toMillis(range.toNs()) - 1,
                    bar -> publish(run, task, range, bar));
        }
        run.awaitAcknowledged(ACK_TIMEOUT);
        status.bars.add(run.count());
    }

    private void publish(RunPublisher run, BackfillTask task, BackfillRange range, VendorBar bar) {
        long startNs = EpochNanos.ofMillis(bar.startMs());
        long nowNs = EpochNanos.ofMillis(clock.millis());
        boolean outside = startNs < range.fromNs() || startNs >= range.toNs();
        if (outside || startNs + range.timeframe().lengthNs() > nowNs) {
            return;
        }
        pace.step();
        BarValues values = new BarValues(
                range.timeframe(),
                startNs,
                bar.openE8(),
                bar.highE8(),
                bar.lowE8(),
                bar.closeE8(),
                bar.volumeE6(),
                bar.tradeCount(),
                run.count() + 1,
                task.runId(),
                Origin.BACKFILL,
                nowNs);
        run.publish(Topics.BARS, encoder.buffer(), encoder.encode(values));
    }

    private static String timespan(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> "minute";
            case H1 -> "hour";
            case D1 -> "day";
            case S1, M5, M15, H4 ->
                throw new IllegalArgumentException("timeframe=" + timeframe + " is never backfilled");
        };
    }
}
