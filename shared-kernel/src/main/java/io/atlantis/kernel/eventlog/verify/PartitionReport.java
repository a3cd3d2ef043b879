package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.IgnoreReason;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found in a partition, up to the first violation if there is one.
 *
 * @param partition which
 * @param records read, of every kind
 * @param events that count
 * @param commits that count
 * @param epoch in force at the end; as many owners there were
 * @param nextOffset the first offset not covered
 * @param headHex hash of the last event that counts, in hex
 * @param ignored records that rightly don't count, by reason
 * @param violation the first one
 */
public record PartitionReport(
        int partition,
        long records,
        long events,
        long commits,
        long epoch,
        long nextOffset,
        String headHex,
        SortedMap<IgnoreReason, Long> ignored,
        Optional<Violation> violation) {

    public PartitionReport {
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
    }
}
