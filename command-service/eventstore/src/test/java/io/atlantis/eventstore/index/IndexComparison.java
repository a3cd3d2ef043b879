package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Asks two indexes the same questions. */
final class IndexComparison {

    private final EventIndex index;
    private final EventIndex plain;

    IndexComparison(EventIndex index, EventIndex plain) {
        this.index = index;
        this.plain = plain;
    }

    /** Everything about how far they reach. */
    void compareTips() {
        assertThat(index.nextSequence()).isEqualTo(plain.nextSequence());
        assertThat(index.checkpoint()).isEqualTo(plain.checkpoint());
        assertThat(index.claim()).isEqualTo(plain.claim());
    }

    /** A random range by a random filter. */
    void compareFind(RandomGenerator random, EventFilter filter) {
        long end = plain.nextSequence();
        long from = random.nextLong(end + 1) - 1;
        long to = random.nextInt(4) == 0 ? random.nextLong(end + 1) : end;
        assertThat(texts(index.find(filter, from, to)))
                .as("%s from %s to %s", filter, from, to)
                .isEqualTo(texts(plain.find(filter, from, to)));
    }

    /** Every event by sequence, id and command. */
    void compareAll() {
        for (long sequence = 0; sequence < plain.nextSequence(); sequence++) {
            compareEvent(sequence);
        }
        assertThat(index.sequenceOf("unknown")).isEmpty();
        for (String unknown :
                List.of("unknown", "00000000-0000-7fff-8000-000000000000", "00000001-8000-7fff-8000-000000000000")) {
            assertThat(index.ofCommand(unknown)).isEmpty();
        }
    }

    /** One event by sequence, id and command. */
    void compareEvent(long sequence) {
        FoldedEvent expected = plain.event(sequence);
        assertThat(text(index.event(sequence))).isEqualTo(text(expected));
        assertThat(index.sequenceOf(expected.eventId())).hasValue(sequence);
        String commandId = expected.metadata().get(MetadataKeys.COMMAND_ID);
        if (commandId != null) {
            assertThat(texts(index.ofCommand(commandId).iterator()))
                    .isEqualTo(texts(plain.ofCommand(commandId).iterator()));
        }
    }

    private static List<String> texts(Iterator<FoldedEvent> events) {
        List<String> texts = new ArrayList<>();
        events.forEachRemaining(event -> texts.add(text(event)));
        return texts;
    }

    private static String text(FoldedEvent event) {
        return event.partition() + " " + event.offset() + " " + event.sequence() + " " + event.eventId() + " "
                + event.type()
                + event.typeVersion() + " " + event.time() + " " + event.entityType() + event.entityId()
                + event.metadata()
                + event.tags() + HexFormat.of().formatHex(event.meta())
                + HexFormat.of().formatHex(event.payload())
                + HexFormat.of().formatHex(event.hash());
    }
}
