package io.atlantis.eventstore.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Commits as a fold gives them, chained, of a few types and tags, from a seed. */
final class RandomEvents {

    static final int TAGS = 5;
    private static final int TYPES = 3;

    private final RandomGenerator random;
    private final int payloadBytes;
    private final HashChain chain = new HashChain();
    private FoldCheckpoint checkpoint = FoldCheckpoint.START;
    private int commands;

    RandomEvents(RandomGenerator random, int payloadBytes) {
        this.random = random;
        this.payloadBytes = payloadBytes;
    }

    /** The checkpoint behind the last commit. */
    FoldCheckpoint checkpoint() {
        return checkpoint;
    }

    /** Goes on from an earlier state, as a fold does that starts over. */
    void goOnFrom(FoldCheckpoint earlier) {
        checkpoint = earlier;
    }

    /** The next commit; some offsets before it are left out, as ignored records leave them. */
    List<FoldedEvent> commit() {
        List<FoldedEvent> commit = new ArrayList<>();
        String commandId = random.nextInt(8) == 0 ? "" : commandId();
        long offset = checkpoint.nextOffset() + random.nextInt(2);
        byte[] head = checkpoint.head();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            long sequence = checkpoint.nextSequence() + i;
            EventDescriptor descriptor = descriptor(sequence, commandId);
            byte[] meta = RecordFormat.meta(descriptor);
            byte[] payload =
                    ("{\"n\":" + sequence + "," + "x".repeat(random.nextInt(payloadBytes)) + "}").getBytes(UTF_8);
            head = chain.next(head, sequence, meta, payload);
            commit.add(FoldedEvent.of(0, offset++, sequence, descriptor, meta, payload, head));
        }
        checkpoint = new FoldCheckpoint(offset, checkpoint.epoch(), checkpoint.nextSequence() + size, head);
        return commit;
    }

    /** Of any form, or time-ordered (UUID version 7) by a clock that jumps back and forth. */
    private String commandId() {
        int number = commands++;
        return random.nextInt(3) == 0
                ? "command-" + number
                : String.format(
                        Locale.ROOT,
                        "%08x-%04x-7000-8000-%012x",
                        random.nextInt(3),
                        random.nextInt(1 << Character.SIZE),
                        number);
    }

    /** A claim came into force. */
    FoldCheckpoint claimed() {
        checkpoint = new FoldCheckpoint(
                checkpoint.nextOffset() + 1, checkpoint.epoch() + 1, checkpoint.nextSequence(), checkpoint.head());
        return checkpoint;
    }

    private EventDescriptor descriptor(long sequence, String commandId) {
        TreeMap<String, String> metadata = new TreeMap<>();
        if (!commandId.isEmpty()) {
            metadata.put(MetadataKeys.COMMAND_ID, commandId);
        }
        return new EventDescriptor(
                "event-" + sequence,
                "test.T" + random.nextInt(TYPES),
                "1",
                Instant.ofEpochSecond(sequence),
                "",
                "",
                List.copyOf(tags()),
                metadata);
    }

    private Set<EventTag> tags() {
        Set<EventTag> tags = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(new EventTag("k", "v" + random.nextInt(TAGS)));
        }
        if (random.nextInt(20) == 0) {
            tags.add(new EventTag("rare", "v" + random.nextInt(100)));
        }
        return tags;
    }

    /** A filter that finds something, as a rule. */
    EventFilter filter() {
        List<EventCriterion> criteria = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Set<String> types = random.nextBoolean() ? Set.of() : Set.of("test.T" + random.nextInt(TYPES + 1));
            criteria.add(new EventCriterion(types, tags()));
        }
        return new EventFilter(criteria);
    }
}
