package io.atlantis.query.projection;

import java.time.Duration;
import java.util.Map;

/** Reads one topic for one projection. Used by one thread; closed by the runner. */
interface ProjectionSource<T> extends AutoCloseable {

    /**
     * Goes to the given positions, one for each partition.
     *
     * @throws LogReplacedException when the log ends before a position: it is not the log that position was taken from
     */
    void start(Map<Integer, Checkpoint> from);

    /** The next records, waiting at most that long for the first. */
    SourceBatch<T> poll(Duration timeout);

    /** The record as it is put on the dead-letter topic. */
    DeadLetter deadLetter(T record);

    @Override
    void close();
}
