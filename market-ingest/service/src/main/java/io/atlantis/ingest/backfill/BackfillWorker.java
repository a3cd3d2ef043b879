package io.atlantis.ingest.backfill;

import io.atlantis.ingest.publish.LogIdentity;
import io.atlantis.ingest.publish.ProducerSettings;
import io.atlantis.ingest.publish.PublishFailedException;
import io.atlantis.ingest.reference.InstrumentRegistry;
import io.atlantis.ingest.reference.TickerDownload;
import io.atlantis.ingest.sequence.GapListener;
import io.atlantis.ingest.vendor.VendorClient;
import io.atlantis.ingest.vendor.VendorException;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.market.Instrument;
import io.atlantis.kernel.market.InstrumentSource;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.time.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills history in the background, one symbol at a time: first what was missed between live lines, then the past, liquid
 * symbols first. Its steps run on one thread of the given executor; {@link #onLine} and {@link #onMissingTrades} may be
 * called by any thread and only note what is to be done.
 */
public final class BackfillWorker implements GapListener {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);
    private static final long IDLE_MS = 250;
    private static final long RETRY_MS = 5_000;
    /** A finished minute is asked for a little later, when its last trades have come to the vendor's history. */
    private static final long SETTLE_NS = Duration.ofSeconds(2).toNanos();
    /** Trades that are missing may have been so much earlier than the one that showed the gap. */
    private static final long GAP_REACH_NS = Duration.ofSeconds(5).toNanos();
    /** Ticks this far back from the last one may have been lost on their way to Kafka when the process was killed. */
    private static final long IN_FLIGHT_NS = 2 * ProducerSettings.DELIVERY_TIMEOUT.toNanos();

    private final BackfillSettings settings;
    private final VendorClient vendor;
    private final InstrumentRegistry registry;
    private final TickerDownload tickers;
    private final InstrumentSource source;
    private final Admin admin;
    private final Path ledgerFile;
    private final Clock clock;
    private final IdGenerator ids;
    private final ScheduledExecutorService executor;
    private final BackfillStatus status;
    private final BarFetch fetch;
    private final Queue<LiveLine> lines = new ConcurrentLinkedQueue<>();
    private final Map<Repair, Boolean> repairs = new ConcurrentHashMap<>();
    private final Map<BackfillTask, Long> retryAtNs = new HashMap<>();
    private @Nullable BackfillLedger ledger;
    private @Nullable LiquidityRanking ranking;

    /** A line went live at {@code liveNs}; the last tick before it was of {@code lastTickNs}, 0 for none. */
    private record LiveLine(long lastTickNs, long liveNs) {}

    /** A minute of which trades are missing. */
    private record Repair(String symbol, long minuteNs) {}

    /** The worker's parts that live as long as the service. */
    public record Surroundings(
            VendorClient vendor,
            InstrumentRegistry registry,
            TickerDownload tickers,
            InstrumentSource source,
            Admin admin,
            Producer<byte[], byte[]> producer,
            Clock clock,
            Ticker ticker,
            IdGenerator ids,
            ScheduledExecutorService executor) {}

    /**
     * @param folder where the ledger is kept
     */
    public BackfillWorker(BackfillSettings settings, Surroundings around, Path folder, BackfillStatus status) {
        this.settings = settings;
        this.vendor = around.vendor();
        this.registry = around.registry();
        this.tickers = around.tickers();
        this.source = around.source();
        this.admin = around.admin();
        this.clock = around.clock();
        this.ids = around.ids();
        this.executor = around.executor();
        this.status = status;
        this.ledgerFile = folder.resolve("backfill-ledger.json");
        Pace pace = new Pace(settings.recordsPerSecond(), around.ticker());
        this.fetch = new BarFetch(vendor, around.producer(), pace, clock, status);
    }

    /** Begins; returns at once. */
    public void start() {
        again(0);
    }

    /**
     * A line went live: what lies between the last tick and now has to be fetched, with the minutes at both ends.
     *
     * @param lastTickNs event time of the last tick before, epoch nanoseconds; 0 when there was none
     */
    public void onLine(long lastTickNs) {
        lines.add(new LiveLine(lastTickNs, EpochNanos.now(clock)));
    }

    @Override
    public void onMissingTrades(String symbol, long beforeNs) {
        if (settings.sequencesAreDense()) {
            repairs.put(new Repair(symbol, Timeframe.M1.bucketStartNs(beforeNs)), true);
            repairs.put(new Repair(symbol, Timeframe.M1.bucketStartNs(beforeNs - GAP_REACH_NS)), true);
        }
    }

    private void again(long delayMs) {
        if (!executor.isShutdown()) {
            ScheduledFuture<?> unused = executor.schedule(this::step, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private void step() {
        long pauseMs = 0;
        try {
            if (ledger == null) {
                prepare();
            }
            noteGaps(open());
            pauseMs = fetchNext(open()) ? 0 : IDLE_MS;
        } catch (VendorException e) {
            status.failures.increment();
            LOG.warn("history can't be planned yet: {}", e.getMessage());
            pauseMs = RETRY_MS;
        } catch (RuntimeException e) {
            if (executor.isShutdown()) {
                LOG.debug("backfill was interrupted by the end of the service; the ledger keeps what is owed", e);
                return;
            }
            status.failures.increment();
            LOG.error("backfill failed; it goes on in {} ms", RETRY_MS, e);
            pauseMs = RETRY_MS;
        }
        again(pauseMs);
    }

    private BackfillLedger open() {
        return java.util.Objects.requireNonNull(ledger);
    }

    private void prepare() throws VendorException {
        tickers.run();
        List<String> symbols = registry.all().stream()
                .filter(instrument -> instrument.source() == source)
                .map(Instrument::symbol)
                .toList();
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        LiquidityRanking ranked = LiquidityRanking.of(vendor, symbols, yesterday, settings.liquidSymbols());
        BackfillLedger opened = BackfillLedger.open(ledgerFile, LogIdentity.of(admin));
        planFirstHistory(opened, ranked);
        ranking = ranked;
        ledger = opened;
        status.planned = true;
        status.pendingTasks = opened.pending().size();
    }

    private void planFirstHistory(BackfillLedger opened, LiquidityRanking ranked) {
        long nowNs = EpochNanos.now(clock);
        long runId = newRunId();
        List<String> unknown = ranked.ordered().stream()
                .filter(symbol -> !opened.knows(symbol))
                .toList();
        List<BackfillTask> tasks = new ArrayList<>();
        for (String symbol : unknown) {
            tasks.add(new BackfillTask(symbol, runId, 0, settings.plan().firstHistory(nowNs)));
        }
        for (String symbol : unknown) {
            if (ranked.isLiquid(symbol)) {
                tasks.add(new BackfillTask(symbol, runId, 0, settings.plan().liquidHistory(nowNs)));
            }
        }
        if (!tasks.isEmpty()) {
            boolean everything = opened.plannedUntilNs() == 0;
            opened.plan(tasks, everything ? Timeframe.M1.bucketStartNs(nowNs) : opened.plannedUntilNs());
            LOG.info("history of {} symbols is to be fetched, run {}", unknown.size(), runId);
        }
    }

    private void noteGaps(BackfillLedger opened) {
        for (LiveLine line = lines.poll(); line != null; line = lines.poll()) {
            planGap(opened, line);
        }
        List<BackfillTask> due = new ArrayList<>();
        long nowNs = EpochNanos.now(clock);
        repairs.keySet().removeIf(repair -> {
            long endNs = repair.minuteNs() + Timeframe.M1.lengthNs();
            if (endNs + SETTLE_NS > nowNs) {
                return false;
            }
            due.add(task(repair.symbol(), newRunId(), 0, repair.minuteNs(), endNs));
            return true;
        });
        if (!due.isEmpty()) {
            LOG.info("{} minutes with missing trades are fetched", due.size());
            opened.plan(due, opened.plannedUntilNs());
        }
    }

    private void planGap(BackfillLedger opened, LiveLine line) {
        long lastSafeNs = Timeframe.M1.bucketStartNs(Math.max(0, line.lastTickNs() - IN_FLIGHT_NS));
        long fromNs = Math.max(opened.plannedUntilNs(), lastSafeNs);
        long toNs = Timeframe.M1.bucketStartNs(line.liveNs()) + Timeframe.M1.lengthNs();
        long runId = newRunId();
        long finishedNs = Timeframe.M1.bucketStartNs(line.liveNs());
        List<BackfillTask> tasks = new ArrayList<>();
        for (String symbol : java.util.Objects.requireNonNull(ranking).ordered()) {
            if (finishedNs - fromNs > Duration.ofMinutes(5).toNanos()) {
                tasks.add(task(symbol, runId, 0, fromNs, finishedNs));
                tasks.add(task(symbol, runId, toNs + SETTLE_NS, finishedNs, toNs));
            } else if (fromNs < toNs) {
                tasks.add(task(symbol, runId, toNs + SETTLE_NS, fromNs, toNs));
            }
        }
        opened.plan(tasks, toNs);
        LOG.info("gap from {} to {} is to be filled", EpochNanos.format(fromNs), EpochNanos.format(toNs));
    }

    private BackfillTask task(String symbol, long runId, long notBeforeNs, long fromNs, long toNs) {
        boolean liquid = java.util.Objects.requireNonNull(ranking).isLiquid(symbol);
        return new BackfillTask(symbol, runId, notBeforeNs, settings.plan().gap(liquid, fromNs, toNs));
    }

    /** Carries out the first task that is due; answers whether there was one. */
    private boolean fetchNext(BackfillLedger opened) {
        long nowNs = EpochNanos.now(clock);
        Optional<BackfillTask> next = opened.pending().stream()
                .filter(task -> task.notBeforeNs() <= nowNs && retryAtNs.getOrDefault(task, 0L) <= nowNs)
                .findFirst();
        next.ifPresent(task -> fetch(opened, task));
        status.pendingTasks = opened.pending().size();
        return next.isPresent();
    }

    private void fetch(BackfillLedger opened, BackfillTask task) {
        try {
            fetch.run(task);
            opened.done(task);
            retryAtNs.remove(task);
        } catch (VendorException | PublishFailedException e) {
            status.failures.increment();
            retryAtNs.put(task, EpochNanos.now(clock) + TimeUnit.MILLISECONDS.toNanos(RETRY_MS));
            LOG.warn("history of {} failed and is tried again: {}", task.symbol(), e.getMessage());
        }
    }

    private long newRunId() {
        return ids.next().getMostSignificantBits();
    }
}
