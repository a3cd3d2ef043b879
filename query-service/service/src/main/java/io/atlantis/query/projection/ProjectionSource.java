package io.atlantis.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads one topic for one projection. Used by one thread, which also closes it. */
interface ProjectionSource<T> extends AutoCloseable {

    /** Numbers of the partitions that the topic has now, as the broker says. */
    List<Integer> partitions();

    /**
     * Goes to the given positions, one for each partition; called again, it goes there again.
     *
     * @throws LogReplacedException when the log ends before a position: it is not the log that position was taken from
     */
    void start(Map<Integer, Checkpoint> from);

    /** The next records, waiting at most that long for the first. At least one partition must be read. */
    SourceBatch<T> poll(Duration timeout);

    /** What the last poll brought of one partition, in the smallest pieces. */
    List<SourceStep<T>> lastSteps(int partition);

    /** Reads a partition no longer, until {@link #start} names it again. */
    void leave(int partition);

    /** First offset after the last record, of the partitions that are read. */
    Map<Integer, Long> endOffsets();

    /** First offset not yet read, of the partitions that are read; what is not complete yet counts as read. */
    Map<Integer, Long> readOffsets();

    /** The record as it is put on the dead-letter topic. */
    DeadLetter deadLetter(T record);

    @Override
    void close();
}
