package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner's thread of a partition's log: works it from {@link #start} to {@link #close}. */
public final class PartitionLogPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PartitionLogPipeline.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final PartitionLog partitionLog;
    private final LogTransport transport;
    private final Ticker ticker;
    private final Duration drainTimeout;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * A pipeline that owns the log and its transport.
     *
     * @param drainTimeout how long closing waits for what was accepted
     */
    public PartitionLogPipeline(
            PartitionLog partitionLog, LogTransport transport, Ticker ticker, Duration drainTimeout) {
        this.partitionLog = partitionLog;
        this.transport = transport;
        this.ticker = ticker;
        this.drainTimeout = drainTimeout;
        this.thread = Thread.ofPlatform()
                .name("event-store-" + partitionLog.partition())
                .unstarted(this::work);
    }

    /** Begins to take the partition over. */
    public void start() {
        partitionLog.acquire();
        thread.start();
    }

    /**
     * Waits until the partition is owned.
     *
     * @throws IllegalStateException when it is not within {@code timeout}, or another took it
     */
    public void awaitActive(Duration timeout) throws InterruptedException {
        long deadlineNs = ticker.nanoTime() + timeout.toNanos();
        while (partitionLog.state() != OwnerState.ACTIVE) {
            if (partitionLog.state() == OwnerState.FENCED || ticker.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("partition " + partitionLog.partition() + " is " + partitionLog.state()
                        + " after " + timeout + ": is Kafka reachable, and no other command service at work?");
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private void work() {
        while (running) {
            try {
                if (!partitionLog.doWork()) {
                    partitionLog.awaitWork(IDLE_WAIT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A defect: better no answers than wrong ones. The state shows on health.
                log.error("partition {}: stopped by a defect", partitionLog.partition(), e);
                partitionLog.abandon();
                return;
            }
        }
    }

    /** Refuses further appends, decides those accepted, gives the partition up and closes the transport. */
    @Override
    public void close() {
        partitionLog.release();
        try {
            awaitReleased();
            running = false;
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            partitionLog.abandon();
            transport.close();
        }
    }

    private void awaitReleased() throws InterruptedException {
        long deadlineNs = ticker.nanoTime() + drainTimeout.toNanos();
        while (thread.isAlive() && partitionLog.state() == OwnerState.ACTIVE && ticker.nanoTime() - deadlineNs < 0) {
            Thread.sleep(POLL_INTERVAL);
        }
    }
}
