package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.PartitionLogMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Conditional appends to the product's log: checked, chained, folded and indexed. */
final class LogAppends implements Appender {

    private static final long TIMEOUT_S = 30;

    private final RunningLog running;
    private final SampleEvents events;
    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();

    LogAppends(RunningLog running, SampleEvents events) {
        this.running = running;
        this.events = events;
    }

    @Override
    public void append(int client) throws Exception {
        long fromSequence = seen.getOrDefault(client, 0L);
        CommitReceipt receipt = running.log()
                .append(events.unchanged(client, fromSequence), List.of(events.next(client)))
                .get(TIMEOUT_S, TimeUnit.SECONDS);
        seen.put(client, receipt.lastSequence() + 1);
    }

    /** Average of the group commits so far, at least 1. */
    int eventsPerGroup() {
        PartitionLogMetrics metrics = running.log().metrics();
        return (int) Math.max(1, Math.round((double) metrics.events() / Math.max(1, metrics.groups())));
    }

    @Override
    public void close() {
        running.close();
    }
}
