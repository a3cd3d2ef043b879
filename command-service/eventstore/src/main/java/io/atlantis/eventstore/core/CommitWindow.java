package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.HashChain;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * The group commits under way and the tip of the chain as it will be when all of them count: where the next event goes, and
 * what its condition is checked against beside the index. Confined to the owner's thread.
 */
final class CommitWindow {

    private final HashChain chain = new HashChain();
    private final ArrayDeque<GroupCommit> groups = new ArrayDeque<>();
    private final StagedEvents staged = new StagedEvents();
    private long nextSequence;
    private byte[] tip = HashChain.genesis();

    /** Begins empty after the last event that counts. */
    void reset(long sequence, byte[] head) {
        groups.clear();
        staged.clear();
        nextSequence = sequence;
        tip = head;
    }

    /** Gives an append its place at the tip. */
    void stage(AppendRequest request, GroupCommit group) {
        group.add(request);
        for (NewEvent event : request.events()) {
            tip = chain.next(tip, nextSequence, event.meta(), event.payload());
            StagedEvent place = new StagedEvent(nextSequence, event, tip);
            nextSequence++;
            staged.add(place);
            group.add(place);
        }
    }

    void add(GroupCommit group) {
        groups.addLast(group);
    }

    GroupCommit oldest() {
        return groups.getFirst();
    }

    /** The oldest group counts, and stands in the index from now on. */
    void removeOldest() {
        staged.removeFirst(groups.removeFirst().events().size());
    }

    void forEachRequest(Consumer<AppendRequest> action) {
        for (GroupCommit group : groups) {
            group.requests().forEach(action);
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    int size() {
        return groups.size();
    }

    boolean holdsCommand(String commandId) {
        return staged.holdsCommand(commandId);
    }

    boolean anyMatch(EventFilter filter, long fromSequence) {
        return staged.anyMatch(filter, fromSequence);
    }
}
