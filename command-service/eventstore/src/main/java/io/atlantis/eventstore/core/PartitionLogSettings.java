package io.atlantis.eventstore.core;

import java.time.Duration;

/**
 * Limits of a partition's log.
 *
 * @param queueCapacity appends that may wait; more are refused
 * @param maxGroupEvents events of one group commit; a single append may exceed it
 * @param maxGroupsUnderWay group commits written and not yet acknowledged
 * @param maxCommitBytes of one append's payloads and metadata together
 * @param appendTimeout how long an append may wait before it is begun
 * @param acknowledgeTimeout how long a write may go unacknowledged before the log is claimed anew
 * @param retryPause before a failed takeover is tried again
 * @param idleCheckInterval how often an idle owner looks for foreign records
 */
public record PartitionLogSettings(
        int queueCapacity,
        int maxGroupEvents,
        int maxGroupsUnderWay,
        int maxCommitBytes,
        Duration appendTimeout,
        Duration acknowledgeTimeout,
        Duration retryPause,
        Duration idleCheckInterval) {

    public PartitionLogSettings {
        requirePositive("queueCapacity", queueCapacity);
        requirePositive("maxGroupEvents", maxGroupEvents);
        requirePositive("maxGroupsUnderWay", maxGroupsUnderWay);
        requirePositive("maxCommitBytes", maxCommitBytes);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is " + value + ": must be 1 or more");
        }
    }

    /** What one desk needs. */
    public static PartitionLogSettings defaults() {
        return new PartitionLogSettings(
                10_000,
                1_000,
                4,
                512 * 1024,
                Duration.ofSeconds(5),
                Duration.ofSeconds(25),
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
    }
}
