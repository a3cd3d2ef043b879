package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a partition's log: works it from {@link #start} to {@link #close}, whether it owns the partition or follows its
 * owner. A defect ends it, since no answers are better than wrong ones.
 */
public final class PartitionLogPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PartitionLogPipeline.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final PartitionLog partitionLog;
    private final LogTransport transport;
    private final Duration drainTimeout;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Optional<RuntimeException> defect = Optional.empty();

    /**
     * A pipeline that works the log and closes its transport.
     *
     * @param drainTimeout how long closing waits for what was accepted
     */
    public PartitionLogPipeline(PartitionLog partitionLog, LogTransport transport, Duration drainTimeout) {
        this.partitionLog = partitionLog;
        this.transport = transport;
        this.drainTimeout = drainTimeout;
        this.thread = Thread.ofPlatform()
                .name("event-store-" + partitionLog.partition())
                .unstarted(this::work);
    }

    /** Begins to follow the log; {@link PartitionLog#acquire()} has it owned. */
    public void start() {
        thread.start();
    }

    public PartitionLog partitionLog() {
        return partitionLog;
    }

    /** What ended the thread before its time; empty while all is well. */
    public Optional<RuntimeException> defect() {
        return defect;
    }

    /**
     * Waits until the partition is owned.
     *
     * @throws IllegalStateException when it is not within {@code timeout}, another took it, or the log has a defect
     */
    public void awaitActive(Duration timeout) throws InterruptedException {
        boolean decided = partitionLog.awaitState(
                state -> state == OwnerState.ACTIVE || state == OwnerState.FENCED || defect.isPresent(), timeout);
        defect.ifPresent(cause -> {
            throw new IllegalStateException(cause.getMessage(), cause);
        });
        if (!decided || partitionLog.state() != OwnerState.ACTIVE) {
            throw new IllegalStateException("partition " + partitionLog.partition() + " is " + partitionLog.state()
                    + " after " + timeout + ": is Kafka reachable, and is another command service at work?");
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
                log.error("partition {}: stopped by a defect", partitionLog.partition(), e);
                defect = Optional.of(e);
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
            if (thread.isAlive()) {
                partitionLog.awaitState(
                        state -> state == OwnerState.NOT_OWNER || state == OwnerState.FENCED, drainTimeout);
            }
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
}
