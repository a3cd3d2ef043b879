package io.atlantis.eventstore.heads;

import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that publishes the heads of all partitions, one round an interval, and once more when it closes. */
public final class HeadsPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeadsPipeline.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(2);

    private final List<HeadPublisher> publishers;
    private final HeadTopic topic;
    private final Duration interval;
    private final Ticker ticker;
    private final Thread thread;
    private final Semaphore signals = new Semaphore(0);
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;
    private volatile boolean ended;

    /**
     * A pipeline that owns the topic's connection.
     *
     * @param publishers one for each partition
     * @param interval from the beginning of a round to that of the next
     */
    public HeadsPipeline(List<HeadPublisher> publishers, HeadTopic topic, Duration interval, Ticker ticker) {
        this.publishers = List.copyOf(publishers);
        this.topic = topic;
        this.interval = interval;
        this.ticker = ticker;
        this.thread = Thread.ofPlatform().name("event-store-heads").unstarted(this::run);
    }

    /** One for each partition. */
    public List<HeadPublisher> publishers() {
        return publishers;
    }

    /** Begins to publish. */
    public void start() {
        thread.start();
    }

    /**
     * Asks for heads of what is committed now, without waiting for the next round: before a partition is handed over, say.
     *
     * @return completes on the publishing thread when that was tried, and also when the pipeline closes
     */
    public CompletableFuture<Void> publishNow() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        signals.release();
        if (ended) {
            completeAsked();
        }
        return done;
    }

    private void run() {
        try {
            while (running) {
                long beganNs = ticker.nanoTime();
                publishAll();
                awaitNext(beganNs);
            }
            publishAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A defect: heads stay out, which the age of the newest shows; the log itself goes on.
            log.error("heads are no longer published because of a defect", e);
        } finally {
            ended = true;
            completeAsked();
            topic.close();
        }
    }

    /** One round; those who asked are told of what was committed before they asked. */
    private void publishAll() {
        List<CompletableFuture<Void>> waiting = drainAsked();
        try {
            boolean more = true;
            while (more) {
                more = false;
                for (HeadPublisher publisher : publishers) {
                    more |= publisher.work();
                }
            }
        } finally {
            waiting.forEach(done -> done.complete(null));
        }
    }

    private List<CompletableFuture<Void>> drainAsked() {
        List<CompletableFuture<Void>> drained = new ArrayList<>();
        for (CompletableFuture<Void> next = asked.poll(); next != null; next = asked.poll()) {
            drained.add(next);
        }
        return drained;
    }

    private void completeAsked() {
        drainAsked().forEach(done -> done.complete(null));
    }

    private void awaitNext(long beganNs) throws InterruptedException {
        long leftNs = interval.toNanos() - (ticker.nanoTime() - beganNs);
        if (signals.tryAcquire(Math.max(0, leftNs), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }

    /** Publishes what is committed and not yet covered of the partitions still owned, and ends. */
    @Override
    public void close() {
        running = false;
        signals.release();
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                thread.interrupt();
                thread.join(INTERRUPT_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
