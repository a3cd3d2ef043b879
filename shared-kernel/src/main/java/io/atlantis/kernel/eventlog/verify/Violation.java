package io.atlantis.kernel.eventlog.verify;

/**
 * The first place of a partition that can't be as it was written.
 *
 * @param partition which
 * @param offset the record's; a damaged batch header is named by the batch's first offset
 * @param problem what is wrong there
 */
public record Violation(int partition, long offset, String problem) {

    @Override
    public String toString() {
        return "partition " + partition + ", offset " + offset + ": " + problem;
    }
}
