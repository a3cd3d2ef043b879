package io.atlantis.query.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;

/**
 * One rebuild: a second instance of a projection reads the log from its start into a schema of its own, and when it is as far
 * as the live one takes its place, tables and positions, in one short transaction. Fails without having touched the live
 * rows. Used by one thread.
 */
final class ShadowRebuild<T> {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final long SWAP_PAUSE_MS = 250;
    private static final int SWAP_TRIES = 60;

    /** How long a lock is waited for: longer after each few tries, as reads on a busy machine may all be longer than the first. */
    private static final long FIRST_PATIENCE_MS = 250;

    private static final int TRIES_OF_A_PATIENCE = 4;
    private static final int MOST_DOUBLINGS = 4;

    private static final int IDLE_POLLS_LIMIT = 10;
    private static final int NEWS_LIMIT = 10_000;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Projection<T> projection;
    private final String topic;
    private final ProjectionSource<T> source;
    private final ShadowSchema schema;
    private final ProjectionStore liveStore;
    private final RebuildProgress progress;
    private final CountDownLatch stop;
    private final boolean replacesForeign;
    private final ProjectionStore store;
    private final Map<Integer, Checkpoint> positions = new HashMap<>();
    private final Deque<SourceStep<T>> news = new ArrayDeque<>();
    private Map<Integer, Long> livePositions = Map.of();

    /**
     * @param projection a second instance, never the live one
     * @param source to read with; the caller's to close
     * @param schema where the tables are made, empty
     * @param replacesForeign the live rows are of a log that is gone: their positions mean nothing, and a record that can't be
     *     read stops its partition, as it would have done live
     */
    ShadowRebuild(
            Projection<T> projection,
            String topic,
            ProjectionSource<T> source,
            ShadowSchema schema,
            ProjectionStore liveStore,
            RebuildProgress progress,
            CountDownLatch stop,
            boolean replacesForeign) {
        this.projection = projection;
        this.topic = topic;
        this.source = source;
        this.schema = schema;
        this.liveStore = liveStore;
        this.progress = progress;
        this.stop = stop;
        this.replacesForeign = replacesForeign;
        this.store = new ProjectionStore(schema.session());
    }

    /**
     * Runs to its end.
     *
     * @return what the read model holds from now on and the live one did not before
     * @throws RebuildFailedException when it must give up; other exceptions when Kafka or Postgres fail it
     */
    List<T> run() {
        positions.putAll(store.resume(projection.name(), topic, source.partitions()));
        source.start(positions);
        // In this order: the live one goes on, and may be past an end that was asked for before.
        Map<Integer, Long> live = liveOffsets();
        Map<Integer, Long> ends = source.endOffsets();
        requireLiveOnThisLog(live, ends);
        catchUp(ends);
        schema.analyze(projection.tables());
        for (int tries = 0; !swapped(patienceMs(tries)); tries++) {
            if (tries == SWAP_TRIES) {
                throw new RebuildFailedException("the tables were never free of long reads; try again");
            }
            goBackToStored();
            pause();
            catchUp(ends);
        }
        return overtaken();
    }

    private static long patienceMs(int tries) {
        return FIRST_PATIENCE_MS << Math.min(tries / TRIES_OF_A_PATIENCE, MOST_DOUBLINGS);
    }

    private void requireLiveOnThisLog(Map<Integer, Long> live, Map<Integer, Long> ends) {
        if (!replacesForeign) {
            live.forEach((partition, next) -> {
                if (next > ends.getOrDefault(partition, 0L)) {
                    throw new RebuildFailedException("the live rows are of another log than " + topic
                            + " is now; the running projection will find that and build itself anew");
                }
            });
        }
    }

    /** Until it is where the live one is, or at the log's end when that means nothing. */
    private void catchUp(Map<Integer, Long> ends) {
        while (!isCaughtUp(ends)) {
            if (stop.getCount() == 0) {
                throw new RebuildFailedException("the service stops");
            }
            readOn(store);
            progress.read(source.readOffsets(), ends);
        }
    }

    private boolean isCaughtUp(Map<Integer, Long> ends) {
        if (replacesForeign) {
            return source.readOffsets().entrySet().stream()
                    .allMatch(read -> read.getValue() >= ends.getOrDefault(read.getKey(), 0L));
        }
        livePositions = liveOffsets();
        return isLevelWithLive();
    }

    private boolean isLevelWithLive() {
        return livePositions.entrySet().stream().allMatch(live -> nextOffset(live.getKey()) >= live.getValue());
    }

    private long nextOffset(int partition) {
        return positions.getOrDefault(partition, Checkpoint.START).nextOffset();
    }

    private Map<Integer, Long> liveOffsets() {
        Map<Integer, Long> offsets = new HashMap<>();
        liveStore
                .positions(projection.name(), topic)
                .forEach((partition, checkpoint) -> offsets.put(partition, checkpoint.nextOffset()));
        return offsets;
    }

    private boolean readOn(ProjectionStore into) {
        SourceBatch<T> batch = source.poll(POLL_TIMEOUT);
        if (batch.isEmpty()) {
            return false;
        }
        BatchWriter.Written<T> written = new BatchWriter<>(projection, topic, into, source).write(positions, batch);
        positions.putAll(written.reached());
        written.reached().keySet().forEach(this::noteNews);
        written.poisons().forEach(this::stopAt);
        return true;
    }

    /** Keeps what the live one has not read yet: its listeners will not hear of it otherwise. More than a screenful is dropped. */
    private void noteNews(int partition) {
        if (replacesForeign || nextOffset(partition) <= livePositions.getOrDefault(partition, 0L)) {
            return;
        }
        source.lastSteps(partition).stream().filter(this::isNew).forEach(news::add);
        while (news.size() > NEWS_LIMIT) {
            news.removeFirst();
        }
    }

    private boolean isNew(SourceStep<T> step) {
        return step.after().nextOffset() > livePositions.getOrDefault(step.partition(), 0L);
    }

    private List<T> overtaken() {
        return news.stream()
                .filter(this::isNew)
                .flatMap(step -> step.records().stream())
                .toList();
    }

    private void stopAt(Poison poison) {
        if (!replacesForeign) {
            throw new RebuildFailedException(poison.description());
        }
        source.leave(poison.stop().partition());
    }

    /** Whether it took the live one's place; false when readers or writers were in the way. */
    private boolean swapped(long patienceMs) {
        try {
            schema.session().transaction(configuration -> {
                livePositions = schema.lockLivePositions(configuration.dsl(), topic, patienceMs);
                readUpToLive(new ProjectionStore(configuration.dsl()));
                schema.swap(configuration.dsl(), topic, projection.tables());
            });
            return true;
        } catch (DataAccessException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.sqlState())) {
                return false;
            }
            throw e;
        }
    }

    /** The live one stands still meanwhile, so that little is left to read. */
    private void readUpToLive(ProjectionStore transaction) {
        int idlePolls = 0;
        while (!replacesForeign && !isLevelWithLive()) {
            if (!readOn(transaction) && ++idlePolls > IDLE_POLLS_LIMIT) {
                throw new RebuildFailedException("the log did not give what the live rows were made of; try again");
            }
        }
    }

    /** What was read within the transaction that gave way is to be read again. */
    private void goBackToStored() {
        Map<Integer, Checkpoint> stored = store.positions(projection.name(), topic);
        stored.keySet().retainAll(source.readOffsets().keySet());
        positions.putAll(stored);
        news.removeIf(step -> step.after().nextOffset() > nextOffset(step.partition()));
        if (!stored.isEmpty()) {
            source.start(stored);
        }
    }

    private void pause() {
        try {
            if (stop.await(SWAP_PAUSE_MS, TimeUnit.MILLISECONDS)) {
                throw new RebuildFailedException("the service stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildFailedException("the service stops");
        }
    }
}
