package io.atlantis.kernel.eventlog.verify;

import java.util.List;

/**
 * Outcome of a verification.
 *
 * @param partitions one report each, in the order of their numbers
 */
public record VerificationReport(List<PartitionReport> partitions) {

    public VerificationReport {
        partitions = List.copyOf(partitions);
    }

    /** Whether every record is as it was written. */
    public boolean intact() {
        return violations().isEmpty();
    }

    /** The first violation of each partition that has one. */
    public List<Violation> violations() {
        return partitions.stream()
                .flatMap(report -> report.violation().stream())
                .toList();
    }
}
