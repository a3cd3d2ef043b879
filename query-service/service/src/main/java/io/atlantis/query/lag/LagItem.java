package io.atlantis.query.lag;

import org.jspecify.annotations.Nullable;

/**
 * How far one group is behind on one partition.
 *
 * @param group the consumer group: a Streams application, a projection, any other reader
 * @param topic it reads
 * @param partition of that topic
 * @param endOffset first offset after the last record
 * @param committedOffset first offset the group has not done with; null when it never committed here
 * @param lagRecords offsets from there to the end; all there are when it never committed
 * @param lagSeconds age of the first record it has not done with, by that record's timestamp; 0 when there is none
 */
public record LagItem(
        String group,
        String topic,
        int partition,
        long endOffset,
        @Nullable Long committedOffset,
        long lagRecords,
        double lagSeconds) {}
