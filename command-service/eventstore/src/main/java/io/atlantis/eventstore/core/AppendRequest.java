package io.atlantis.eventstore.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An append on its way through the store. Completed exactly once, never on the owner's thread. */
final class AppendRequest {

    private final AppendCondition condition;
    private final List<NewEvent> events;
    private final long deadlineNs;
    private final CompletableFuture<CommitReceipt> outcome = new CompletableFuture<>();

    /**
     * @param events at least one
     * @param deadlineNs by the store's ticker; past it the append is not begun any more
     */
    AppendRequest(AppendCondition condition, List<NewEvent> events, long deadlineNs) {
        this.condition = condition;
        this.events = events;
        this.deadlineNs = deadlineNs;
    }

    AppendCondition condition() {
        return condition;
    }

    List<NewEvent> events() {
        return events;
    }

    boolean expired(long nowNs) {
        return nowNs - deadlineNs > 0;
    }

    String firstEventId() {
        return events.getFirst().descriptor().id();
    }

    @Nullable
    String commandId() {
        return events.getFirst().commandId();
    }

    int lengthBytes() {
        int lengthBytes = 0;
        for (NewEvent event : events) {
            lengthBytes += event.lengthBytes();
        }
        return lengthBytes;
    }

    CompletableFuture<CommitReceipt> outcome() {
        return outcome;
    }
}
