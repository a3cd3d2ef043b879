package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.IgnoreReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a partition that don't count, by reason. Late writes and claims are a takeover's ordinary traces; what no event
 * store writes is somebody else's, and told loudly. Counted by the owner's thread, read by any.
 */
public final class IgnoredRecords {

    private static final Logger log = LoggerFactory.getLogger(IgnoredRecords.class);

    private final int partition;
    private final Map<IgnoreReason, LongAdder> counts = new EnumMap<>(IgnoreReason.class);

    IgnoredRecords(int partition) {
        this.partition = partition;
        for (IgnoreReason reason : IgnoreReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void add(IgnoreReason reason, long offset) {
        counter(reason).increment();
        if (isForeign(reason)) {
            alarm(reason, offset);
        }
    }

    /** At the first, second, fourth … of them: whoever floods the topic is not to flood the log file too. */
    private void alarm(IgnoreReason reason, long offset) {
        long foreign = foreign();
        if (Long.bitCount(foreign) == 1) {
            log.error(
                    "partition {}: the record at offset {} is not of an owner and is ignored: {}; {} of them so far",
                    partition,
                    offset,
                    reason,
                    foreign);
        }
    }

    private LongAdder counter(IgnoreReason reason) {
        LongAdder counter = counts.get(reason);
        if (counter == null) {
            throw new IllegalArgumentException("no such reason: " + reason);
        }
        return counter;
    }

    /** Whether no owner, however late, writes such a record: some other program or person did. */
    public static boolean isForeign(IgnoreReason reason) {
        return switch (reason) {
            case FOREIGN, CLAIM_FROM_NOWHERE, EPOCH_FROM_NOWHERE, BROKEN_CHAIN -> true;
            case LATE_CLAIM, STALE_EPOCH, REPEATED_SEQUENCE, MISSING_PREDECESSOR, BROKEN_COMMIT -> false;
        };
    }

    /** Records ignored for a reason. */
    public long count(IgnoreReason reason) {
        return counter(reason).sum();
    }

    /** All of them. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Those that no owner wrote. */
    public long foreign() {
        return counts.entrySet().stream()
                .filter(entry -> isForeign(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
