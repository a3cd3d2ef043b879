package io.atlantis.command.fault;

import io.atlantis.command.fault.VersionedStrategy.Input;
import io.atlantis.command.fault.VersionedStrategy.Output;
import io.atlantis.testkit.history.HistoryRecorder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that clients were told in a run. Thread-safe. */
final class Ledger {

    private final HistoryRecorder<String, Input, Output> history = new HistoryRecorder<>(System::nanoTime);
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> rejected = new ConcurrentLinkedQueue<>();
    private final Queue<String> notDone = new ConcurrentLinkedQueue<>();
    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    /**
     * A command that was carried out, as the client was told.
     *
     * @param version that it led to; 0 for a rename
     */
    record Acknowledged(
            String commandId,
            String strategyId,
            int version,
            int partition,
            long offset,
            long invokeNs,
            long completeNs) {}

    HistoryRecorder<String, Input, Output> history() {
        return history;
    }

    void acknowledge(Acknowledged command) {
        acknowledged.add(command);
    }

    /** Notes a command that was decided against. */
    void reject(String commandId) {
        rejected.add(commandId);
    }

    /** Notes a command of which every answer said that nothing was done. */
    void notDone(String commandId) {
        notDone.add(commandId);
    }

    void unknown(String commandId) {
        unknown.add(commandId);
    }

    /** Notes an answer that no fault excuses. */
    void unexpected(String what) {
        unexpected.add(what);
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> rejected() {
        return List.copyOf(rejected);
    }

    List<String> notDone() {
        return List.copyOf(notDone);
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    @Override
    public String toString() {
        return "%d acknowledged, %d rejected, %d not done, %d unknown"
                .formatted(acknowledged.size(), rejected.size(), notDone.size(), unknown.size());
    }
}
