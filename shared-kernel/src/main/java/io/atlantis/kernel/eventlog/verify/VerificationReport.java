package io.atlantis.kernel.eventlog.verify;

import java.util.List;

/**
 * Outcome of a verification.
 *
 * @param partitions one report each, in the order of their numbers
 * @param heads what was found of the published heads
 */
public record VerificationReport(List<PartitionReport> partitions, HeadsReport heads) {

    public VerificationReport {
        partitions = List.copyOf(partitions);
    }

    /** Whether every record is as it was written, and every head that was looked at is that of the log. */
    public boolean intact() {
        return violations().isEmpty() && heads.problem().isEmpty();
    }

    /** The first violation of each partition that has one. */
    public List<Violation> violations() {
        return partitions.stream()
                .flatMap(report -> report.violation().stream())
                .toList();
    }
}
