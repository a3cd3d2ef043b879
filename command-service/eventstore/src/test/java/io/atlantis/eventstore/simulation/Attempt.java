package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** A client's append: what it was decided on, and what the client was told became of it. */
final class Attempt {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    enum Told {
        NOTHING_YET,
        ACKNOWLEDGED,
        /** Not appended, nor ever will be. */
        REFUSED,
        /** It may be appended, or not: the node closed. */
        UNKNOWN,
        /** No answer will come: the node was killed. */
        NO_ANSWER
    }

    /** An event to be appended. */
    record Draft(String id, String type, List<String> entities) {}

    /** What the client had read: so many events in all, so many of interest, the last of these. */
    record View(long events, int matches, String lastId) {}

    final int number;
    /** Null when the client gives none. */
    final String commandId;
    /** Null when the append is unconditional. */
    final Interest interest;

    final View view;
    final List<Draft> drafts;

    SimulatedNode node;
    Told told = Told.NOTHING_YET;
    Reason reason;
    CommitReceipt receipt;
    /** Acknowledged because a takeover found it in the log. */
    boolean recovered;

    Attempt(int number, String commandId, Interest interest, View view, List<Draft> drafts) {
        this.number = number;
        this.commandId = commandId;
        this.interest = interest;
        this.view = view;
        this.drafts = List.copyOf(drafts);
    }

    AppendCondition condition() {
        return interest == null ? AppendCondition.NONE : new AppendCondition(interest.filter(), view.events());
    }

    List<NewEvent> events() {
        return drafts.stream().map(this::event).toList();
    }

    private NewEvent event(Draft draft) {
        TreeMap<String, String> metadata = new TreeMap<>();
        if (commandId != null) {
            metadata.put(MetadataKeys.COMMAND_ID, commandId);
        }
        List<EventTag> tags = draft.entities().stream()
                .map(entity -> new EventTag(Interest.TAG_KEY, entity))
                .toList();
        EventDescriptor descriptor = new EventDescriptor(
                draft.id(),
                draft.type(),
                "1",
                TIME,
                Interest.TAG_KEY,
                draft.entities().getFirst(),
                tags,
                metadata);
        byte[] payload = ("{\"attempt\":" + number + "}").getBytes(StandardCharsets.US_ASCII);
        return NewEvent.of(descriptor, payload, null);
    }

    boolean open() {
        return node != null && told == Told.NOTHING_YET;
    }

    @Override
    public String toString() {
        return "attempt " + number + " (" + commandId + ", decided on " + view + " of " + interest + ", " + drafts
                + ", " + told + (reason == null ? "" : " " + reason) + (receipt == null ? "" : " " + receipt) + ")";
    }
}
