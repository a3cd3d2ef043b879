package io.atlantis.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Commits what a poll brought. A batch is one transaction; only when a record of it does not fit are its partitions taken
 * apart, each as far as it can be read, so that one record holds up nothing but what stands behind it in its partition.
 */
final class BatchWriter<T> {

    private final Projection<T> projection;
    private final String topic;
    private final ProjectionStore store;
    private final ProjectionSource<T> source;

    /**
     * What became of a batch.
     *
     * @param reached positions now committed, of the partitions that moved
     * @param records whose rows are committed
     * @param poisons the first unreadable record of each partition that has one
     */
    record Written<T>(Map<Integer, Checkpoint> reached, List<T> records, List<Poison> poisons) {}

    BatchWriter(Projection<T> projection, String topic, ProjectionStore store, ProjectionSource<T> source) {
        this.projection = projection;
        this.topic = topic;
        this.store = store;
        this.source = source;
    }

    /**
     * Writes the batch that the source gave last.
     *
     * @param from the positions it was read from
     * @throws CheckpointMovedException when another instance took a part of the batch first
     */
    Written<T> write(Map<Integer, Checkpoint> from, SourceBatch<T> batch) {
        return failureOf(() -> store.commit(projection, topic, from, batch))
                .map(unreadable -> writeApart(from, batch))
                .orElseGet(() -> new Written<>(batch.reached(), batch.records(), List.of()));
    }

    private Written<T> writeApart(Map<Integer, Checkpoint> from, SourceBatch<T> batch) {
        Written<T> written = new Written<>(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (int partition : new TreeSet<>(batch.reached().keySet())) {
            List<SourceStep<T>> steps = source.lastSteps(partition);
            SourceBatch<T> part = batchOf(steps, Map.of(partition, batch.reachedOf(partition)));
            Optional<RuntimeException> failure = failureOf(() -> store.commit(projection, topic, from, part));
            if (failure.isEmpty()) {
                add(part, written);
            } else if (steps.isEmpty()) {
                throw failure.get();
            } else {
                writeReadable(from, steps, written);
            }
        }
        return written;
    }

    private void writeReadable(Map<Integer, Checkpoint> from, List<SourceStep<T>> steps, Written<T> written) {
        int readable = readable(steps);
        if (readable > 0) {
            SourceStep<T> last = steps.get(readable - 1);
            SourceBatch<T> prefix = batchOf(steps.subList(0, readable), Map.of(last.partition(), last.after()));
            store.commit(projection, topic, from, prefix);
            add(prefix, written);
        }
        written.poisons().add(poison(steps.get(readable)));
    }

    /** How many steps from the first on can be read together. Nothing of them is written; the whole is known to fail. */
    private int readable(List<SourceStep<T>> steps) {
        int readable = 0;
        int unreadable = steps.size();
        while (unreadable - readable > 1) {
            int middle = (readable + unreadable) >>> 1;
            if (rehearsal(records(steps.subList(0, middle))).isPresent()) {
                unreadable = middle;
            } else {
                readable = middle;
            }
        }
        return readable;
    }

    /** The step fails, with all before it written: the first record that fails with those before it in its step is to blame. */
    private Poison poison(SourceStep<T> step) {
        for (int count = 1; count <= step.records().size(); count++) {
            Optional<RuntimeException> failure = rehearsal(step.records().subList(0, count));
            if (failure.isPresent()) {
                DeadLetter letter = source.deadLetter(step.records().get(count - 1));
                RuntimeException cause = failure.get();
                return new Poison(letter, String.valueOf(cause.getMessage()), cause);
            }
        }
        throw new IllegalStateException("partition " + step.partition() + " before offset "
                + step.after().nextOffset() + " failed once and does so no longer");
    }

    private Optional<RuntimeException> rehearsal(List<T> records) {
        return failureOf(() -> store.rehearse(projection, records));
    }

    /** What the records themselves are to blame for; a failing database or another instance's advance is thrown on. */
    private static Optional<RuntimeException> failureOf(Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (CheckpointMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private static <T> void add(SourceBatch<T> part, Written<T> written) {
        written.reached().putAll(part.reached());
        written.records().addAll(part.records());
    }

    private static <T> SourceBatch<T> batchOf(List<SourceStep<T>> steps, Map<Integer, Checkpoint> reached) {
        return new SourceBatch<>(records(steps), reached);
    }

    private static <T> List<T> records(List<SourceStep<T>> steps) {
        return steps.stream().flatMap(step -> step.records().stream()).toList();
    }
}
