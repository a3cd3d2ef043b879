package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillStatus;
import io.atlantis.ingest.backfill.BackfillWorker;
import io.atlantis.ingest.feed.FeedClient;
import io.atlantis.ingest.feed.FeedStatus;
import io.atlantis.ingest.publish.DeadLetters;
import io.atlantis.ingest.publish.PublishStatistics;
import io.atlantis.ingest.publish.TickPublisher;
import io.atlantis.ingest.reference.InstrumentRegistry;
import io.atlantis.ingest.reference.TickerDownload;
import io.atlantis.ingest.sequence.LastTicks;
import io.atlantis.ingest.sequence.SequenceStatistics;
import io.atlantis.ingest.sequence.Sequencer;
import io.atlantis.ingest.vendor.VendorClient;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Live ticks and history, in the order of their way:
 *
 * <ol>
 *   <li>{@link FeedClient}: keeps the line to the vendor and hands on its frames;
 *   <li>{@link io.atlantis.ingest.decode.FrameDecoder}: a frame's bytes to ticks; what can't be read goes to {@link
 *       DeadLetters};
 *   <li>{@link Sequencer}: drops what came twice, sees what is missing, keeps the last tick of each symbol in {@link
 *       LastTicks};
 *   <li>{@link io.atlantis.ingest.record.RecordEncoder}: ticks to SBE records;
 *   <li>{@link TickPublisher}: records to {@code market.trades} and {@code market.quotes};
 *   <li>{@link BackfillWorker}: what no line brought, from the vendor's history to {@code market.bars}.
 * </ol>
 *
 * <p>Opening the last ticks takes seconds, so that all of this starts on its own thread and the service is ready before.
 */
public final class IngestPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final IngestProperties settings;
    private final Connections connections;
    private final Observations observations;
    private final Clock clock;
    private final Ticker ticker;
    private final IdGenerator ids;
    private final ScheduledExecutorService timer = scheduler("market-ingest-feed");
    private final ScheduledExecutorService backfillThread = scheduler("market-ingest-backfill");
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Admin admin;
    private @Nullable FeedClient feed;
    private @Nullable LastTicks lastTicks;
    private volatile boolean running;

    /** The ways into Kafka that the pipeline shares with the importers. */
    record Connections(Producer<byte[], byte[]> live, Producer<byte[], byte[]> bulk, InstrumentRegistry registry) {}

    /** Where the stages note what they see. */
    record Observations(
            FeedStatus feed, SequenceStatistics sequence, PublishStatistics publish, BackfillStatus backfill) {}

    IngestPipeline(
            IngestProperties settings,
            Connections connections,
            Observations observations,
            Clock clock,
            Ticker ticker,
            IdGenerator ids) {
        this.settings = settings;
        this.connections = connections;
        this.observations = observations;
        this.clock = clock;
        this.ticker = ticker;
        this.ids = ids;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers()));
    }

    @Override
    public void start() {
        running = true;
        if (settings.feed().enabled()) {
            observations.feed().starting();
            timer.execute(this::startStages);
        } else {
            LOG.info("feed is switched off by atlantis.feed.enabled");
        }
    }

    @Override
    public void stop() {
        running = false;
        backfillThread.shutdownNow();
        timer.shutdownNow();
        awaitEnd(backfillThread);
        awaitEnd(timer);
        closeStages();
        http.shutdownNow();
        admin.close(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void startStages() {
        try {
            LastTicks opened = LastTicks.open(settings.dataDir());
            BackfillWorker backfill = backfill();
            Sequencer sequencer = new Sequencer(opened, observations.sequence(), backfill);
            connect(opened, sequencer, backfill);
            backfill.start();
        } catch (RuntimeException e) {
            LOG.error("feed can't start; the service goes on with imports only", e);
            observations.feed().broken("feed can't start: " + e.getMessage());
        }
    }

    private synchronized void connect(LastTicks opened, Sequencer sequencer, BackfillWorker backfill) {
        lastTicks = opened;
        LiveTicks.Stages stages = new LiveTicks.Stages(
                sequencer,
                new TickPublisher(
                        connections.live(), observations.publish(), () -> abandonLine("Kafka did not take a record")),
                new DeadLetters(connections.bulk(), observations.publish()),
                backfill,
                observations.feed(),
                this::onLineStatus,
                this::abandonLine);
        FeedClient client = new FeedClient(
                settings.feed().settings(),
                new LiveTicks(stages, clock, opened.newestTradeNs()),
                observations.feed(),
                timer,
                ticker,
                new SplittableRandom(ids.next().getLeastSignificantBits()));
        feed = client;
        client.start();
    }

    private BackfillWorker backfill() {
        VendorClient vendor = new VendorClient(settings.feed().vendor(), http);
        TickerDownload tickers = new TickerDownload(
                vendor, connections.registry(), settings.feed().source());
        BackfillWorker.Surroundings around = new BackfillWorker.Surroundings(
                vendor,
                connections.registry(),
                tickers,
                settings.feed().source(),
                admin,
                connections.bulk(),
                clock,
                ticker,
                ids,
                backfillThread);
        return new BackfillWorker(
                settings.backfill().settings(settings.feed().simulated()),
                around,
                settings.dataDir(),
                observations.backfill());
    }

    private void onLineStatus(String word, String message) {
        FeedClient client = feed;
        if (client != null) {
            client.onStatus(word, message);
        }
    }

    private void abandonLine(String why) {
        FeedClient client = feed;
        if (client != null) {
            client.abandonLine(why);
        }
    }

    private synchronized void closeStages() {
        FeedClient client = feed;
        if (client != null) {
            client.close();
        }
        connections.live().flush();
        LastTicks ticks = lastTicks;
        if (ticks != null) {
            ticks.close();
        }
    }

    private static void awaitEnd(ScheduledExecutorService executor) {
        try {
            if (!executor.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("background work did not end within {}", STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService scheduler(String name) {
        ThreadFactory threads = Thread.ofPlatform().name(name).daemon().factory();
        return Executors.newSingleThreadScheduledExecutor(threads);
    }
}
