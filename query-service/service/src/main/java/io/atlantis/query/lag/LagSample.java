package io.atlantis.query.lag;

import java.time.Instant;
import java.util.List;

/**
 * The lag of all groups at one moment.
 *
 * @param time when it was taken
 * @param items by group, topic and partition
 */
public record LagSample(Instant time, List<LagItem> items) {

    public LagSample {
        items = List.copyOf(items);
    }
}
