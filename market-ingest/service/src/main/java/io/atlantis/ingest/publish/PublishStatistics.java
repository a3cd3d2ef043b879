package io.atlantis.ingest.publish;

import java.util.concurrent.atomic.LongAdder;

/** What was published since the start. Thread-safe. */
public final class PublishStatistics {

    final LongAdder acknowledged = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder deadLetters = new LongAdder();

    /** Live records that Kafka acknowledged. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** Live records that Kafka did not take within the delivery timeout: lost, and found again by the next backfill. */
    public long failed() {
        return failed.sum();
    }

    /** Frames sent to the dead-letter topic. */
    public long deadLetters() {
        return deadLetters.sum();
    }
}
