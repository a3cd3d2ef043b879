package io.atlantis.query.projection;

import io.atlantis.kernel.topic.ReaderProgress;
import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.projection.ProjectionProgress.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one projection: resumes from its position in Postgres, follows the topic, and on a record that can't be handled puts
 * that on the dead-letter topic and stops for good. A failing Postgres or Kafka only makes it try again. One thread runs it.
 */
final class ProjectionRunner<T> implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final ProjectionRegistration<T> registration;
    private final KafkaClients clients;
    private final ProjectionStore store;
    private final DeadLetters deadLetters;
    private final Duration retryPause;
    private final ProjectionProgress progress;
    private volatile CountDownLatch stop = new CountDownLatch(1);

    ProjectionRunner(
            ProjectionRegistration<T> registration,
            KafkaClients clients,
            ProjectionStore store,
            DeadLetters deadLetters,
            Duration retryPause) {
        this.registration = registration;
        this.clients = clients;
        this.store = store;
        this.deadLetters = deadLetters;
        this.retryPause = retryPause;
        this.progress = new ProjectionProgress(registration.name(), registration.topic());
    }

    String name() {
        return registration.name();
    }

    ProjectionProgress progress() {
        return progress;
    }

    /** Allows the next run; to be called before it is handed to its thread. */
    void prepare() {
        stop = new CountDownLatch(1);
    }

    /** Ends the run after the batch at hand. Callable by any thread. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        boolean readable = true;
        while (readable && !stopping()) {
            readable = attempt();
        }
    }

    /** Follows until something goes wrong; false when it can't go on. */
    private boolean attempt() {
        try (ProjectionSource<T> source = registration.source().apply(clients);
                ReaderProgress group = groupOffsets()) {
            follow(source, group, resume(source, group));
        } catch (CheckpointMovedException e) {
            LOG.info("{}; going on from there", e.getMessage());
        } catch (PoisonRecordException e) {
            return !stoppedBy(e);
        } catch (RuntimeException e) {
            LOG.warn("projection {} tries again in {} ms: {}", name(), retryPause.toMillis(), e.toString());
            LOG.debug("projection {} failed", name(), e);
            pause(String.valueOf(e.getMessage()));
        }
        return true;
    }

    private ReaderProgress groupOffsets() {
        return new ReaderProgress(clients.bootstrapServers(), registration.group(), registration.topic());
    }

    private Map<Integer, Checkpoint> resume(ProjectionSource<T> source, ReaderProgress group) {
        List<Integer> partitions = group.partitions();
        Map<Integer, Checkpoint> positions = storedPositions(partitions);
        try {
            source.start(positions);
        } catch (LogReplacedException e) {
            LOG.warn("projection {} is built anew: {}", name(), e.getMessage());
            store.restart(registration.projection(), registration.topic());
            positions = storedPositions(partitions);
            source.start(positions);
        }
        reached(positions, group);
        return positions;
    }

    private Map<Integer, Checkpoint> storedPositions(List<Integer> partitions) {
        return new HashMap<>(store.resume(name(), registration.topic(), partitions));
    }

    private void follow(ProjectionSource<T> source, ReaderProgress group, Map<Integer, Checkpoint> positions) {
        while (!stopping()) {
            SourceBatch<T> batch = source.poll(POLL_TIMEOUT);
            if (!batch.isEmpty()) {
                commit(source, positions, batch);
                positions.putAll(batch.reached());
                reached(batch.reached(), group);
                registration.projection().committed(batch.records());
            }
        }
    }

    /** For readers who wait, and for lag tools; what counts is committed already. */
    private void reached(Map<Integer, Checkpoint> positions, ReaderProgress group) {
        progress.reached(positions);
        Map<Integer, Long> nextOffsets = new HashMap<>();
        positions.forEach((partition, checkpoint) -> nextOffsets.put(partition, checkpoint.nextOffset()));
        group.commit(nextOffsets);
    }

    private void commit(ProjectionSource<T> source, Map<Integer, Checkpoint> positions, SourceBatch<T> batch) {
        try {
            store.commit(registration.projection(), registration.topic(), positions, batch);
        } catch (CheckpointMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            throw new PoisonRecordException(source.deadLetter(firstUnreadable(batch.records())), e);
        }
    }

    /** Nothing of the batch was written; halving finds the first record whose prefix of the batch fails. */
    private T firstUnreadable(List<T> records) {
        int readable = 0;
        int unreadable = records.size();
        while (unreadable - readable > 1) {
            int middle = (readable + unreadable) >>> 1;
            if (fails(records.subList(0, middle))) {
                unreadable = middle;
            } else {
                readable = middle;
            }
        }
        return records.get(unreadable - 1);
    }

    private boolean fails(List<T> records) {
        try {
            store.rehearse(registration.projection(), records);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private boolean stoppedBy(PoisonRecordException poison) {
        String reason = String.valueOf(poison.getMessage());
        try {
            deadLetters.send(name(), poison.record(), reason);
        } catch (RuntimeException e) {
            LOG.warn("projection {} could not write its dead letter and tries again", name(), e);
            pause(reason);
            return false;
        }
        LOG.error("projection {} stopped: {}", name(), reason, poison);
        progress.became(State.STOPPED, reason);
        return true;
    }

    private void pause(String reason) {
        progress.became(State.RETRYING, reason);
        try {
            boolean stopped = stop.await(retryPause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("projection {} paused, stopping: {}", name(), stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }
}
