package io.atlantis.query.projection;

import io.atlantis.kernel.topic.ReaderProgress;
import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.projection.ProjectionProgress.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one projection: resumes from its positions in Postgres and follows the topic. A record that can't be handled goes to
 * the dead-letter topic and stops its partition for good, the others go on. A failing Postgres or Kafka only makes it try
 * again. One thread runs it.
 */
final class ProjectionRunner<T> implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final ProjectionRegistration<T> registration;
    private final Projection<T> projection;
    private final KafkaClients clients;
    private final ProjectionStore store;
    private final DeadLetters deadLetters;
    private final Rebuilds rebuilds;
    private final Duration retryPause;
    private final ProjectionProgress progress;
    private final Queue<List<T>> overtaken = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch stop = new CountDownLatch(1);

    ProjectionRunner(
            ProjectionRegistration<T> registration,
            KafkaClients clients,
            ProjectionStore store,
            DeadLetters deadLetters,
            Rebuilds rebuilds,
            Duration retryPause) {
        this.registration = registration;
        this.projection = registration.projection().get();
        this.clients = clients;
        this.store = store;
        this.deadLetters = deadLetters;
        this.rebuilds = rebuilds;
        this.retryPause = retryPause;
        this.progress = new ProjectionProgress(projection.name(), registration.topic());
    }

    String name() {
        return projection.name();
    }

    ProjectionProgress progress() {
        return progress;
    }

    ProjectionRegistration<T> registration() {
        return registration;
    }

    /** Allows the next run; to be called before it is handed to its thread. */
    void prepare() {
        stop = new CountDownLatch(1);
    }

    /** Ends the run after the batch at hand. Callable by any thread. */
    void stop() {
        stop.countDown();
    }

    /**
     * The read model was exchanged for one that is further: goes on from there. Callable by any thread.
     *
     * @param records that came into the read model that way; listeners hear of them
     */
    void overtakenBy(List<T> records) {
        overtaken.add(records);
    }

    @Override
    public void run() {
        while (!stopping()) {
            attempt();
        }
    }

    /** Follows until something goes wrong, or until it is overtaken. */
    private void attempt() {
        try (ProjectionSource<T> source = registration.source().apply(clients, name());
                ReaderProgress group = groupOffsets()) {
            List<List<T>> news = overtaken.stream().toList();
            Map<Integer, Checkpoint> positions = resume(source, group);
            news.forEach(projection::committed);
            overtaken.removeAll(news);
            follow(source, group, positions);
        } catch (CheckpointMovedException e) {
            LOG.info("{}; going on from there", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("projection {} tries again in {} ms: {}", name(), retryPause.toMillis(), e.toString());
            LOG.debug("projection {} failed", name(), e);
            progress.became(State.RETRYING, String.valueOf(e.getMessage()));
            pause();
        }
    }

    private ReaderProgress groupOffsets() {
        return new ReaderProgress(clients.bootstrapServers(), "atlantis-projection-" + name(), registration.topic());
    }

    private Map<Integer, Checkpoint> resume(ProjectionSource<T> source, ReaderProgress group) {
        List<Integer> partitions = source.partitions();
        if (store.isForeign(name(), registration.topic())) {
            buildAnew("its rows are of a log that is gone");
        }
        Map<Integer, Checkpoint> positions = store.resume(name(), registration.topic(), partitions);
        try {
            source.start(positions);
        } catch (LogReplacedException e) {
            buildAnew(String.valueOf(e.getMessage()));
            positions = store.resume(name(), registration.topic(), partitions);
            source.start(positions);
        }
        reached(positions, group);
        return positions;
    }

    /** Beside the old rows, which are shown meanwhile; where that is impossible, they are removed first. */
    private void buildAnew(String why) {
        LOG.warn("projection {} is built anew: {}", name(), why);
        progress.forget();
        if (projection.tables().isEmpty()) {
            store.restart(projection, registration.topic());
        } else {
            store.markForeign(name(), registration.topic());
            progress.became(State.REBUILDING, why);
            rebuilds.replaceForeign(this, stop);
        }
    }

    private void follow(ProjectionSource<T> source, ReaderProgress group, Map<Integer, Checkpoint> positions) {
        BatchWriter<T> writer = new BatchWriter<>(projection, registration.topic(), store, source);
        Map<Integer, Checkpoint> stopped = new HashMap<>();
        while (!stopping() && overtaken.isEmpty()) {
            SourceBatch<T> batch = next(source, stopped.size() < positions.size());
            if (batch.isEmpty()) {
                requireStillStopped(stopped);
                continue;
            }
            BatchWriter.Written<T> written = writer.write(positions, batch);
            positions.putAll(written.reached());
            reached(written.reached(), group);
            projection.committed(written.records());
            for (Poison poison : written.poisons()) {
                stopAt(poison, source);
                stopped.put(poison.stop().partition(), position(positions, poison));
            }
        }
    }

    private SourceBatch<T> next(ProjectionSource<T> source, boolean anyPartitionLeft) {
        if (anyPartitionLeft) {
            return source.poll(POLL_TIMEOUT);
        }
        pause();
        return new SourceBatch<>(List.of(), Map.of());
    }

    private static Checkpoint position(Map<Integer, Checkpoint> positions, Poison poison) {
        return positions.getOrDefault(poison.stop().partition(), Checkpoint.START);
    }

    /** Another instance, of a version that can read the record, or a rebuild may have gone on: looked at in idle moments. */
    private void requireStillStopped(Map<Integer, Checkpoint> stopped) {
        if (stopped.isEmpty()) {
            return;
        }
        Map<Integer, Checkpoint> stored = store.positions(name(), registration.topic());
        stopped.forEach((partition, position) -> {
            if (!position.equals(stored.get(partition))) {
                throw new CheckpointMovedException(name(), partition);
            }
        });
    }

    /** For readers who wait, and for lag tools; what counts is committed already. */
    private void reached(Map<Integer, Checkpoint> positions, ReaderProgress group) {
        progress.reached(positions);
        Map<Integer, Long> nextOffsets = new HashMap<>();
        positions.forEach((partition, checkpoint) -> nextOffsets.put(partition, checkpoint.nextOffset()));
        group.commit(nextOffsets);
    }

    private void stopAt(Poison poison, ProjectionSource<T> source) {
        PartitionStop at = poison.stop();
        store.holding(
                name(),
                registration.topic(),
                at.partition(),
                () -> deadLetters.sendOnce(name(), poison.letter(), poison.description()));
        LOG.error("projection {} stopped at {}", name(), poison.description(), poison.cause());
        source.leave(at.partition());
        progress.stopped(at);
    }

    private void pause() {
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
