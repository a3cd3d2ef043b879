package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.testkit.gen.SeededTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The index against a walk over all events. */
class InMemoryEventIndexPropertyTest {

    private final InMemoryEventIndex index = new InMemoryEventIndex();
    private final List<FoldedEvent> all = new ArrayList<>();

    @SeededTest(tries = 50)
    void shouldFindWhatAWalkOverAllEventsFinds(RandomGenerator random) {
        int commits = random.nextInt(200);
        for (int i = 0; i < commits; i++) {
            List<FoldedEvent> commit = randomCommit(random, "command-" + i);
            index.add(commit, new FoldCheckpoint(all.size() * 2L, 1, all.size() + commit.size(), new byte[32]));
            all.addAll(commit);
        }
        for (int i = 0; i < 50; i++) {
            EventFilter filter = randomFilter(random);
            long from = random.nextInt(all.size() + 1) - 1L;
            long to = random.nextInt(all.size() + 1);
            List<FoldedEvent> found = new ArrayList<>();
            index.find(filter, from, to).forEachRemaining(found::add);
            assertThat(found).isEqualTo(walk(filter, from, to));
        }
        assertLookups();
    }

    private List<FoldedEvent> walk(EventFilter filter, long from, long to) {
        return all.stream()
                .filter(event -> event.sequence() >= from && event.sequence() < to)
                .filter(event -> filter.criteria().stream()
                        .anyMatch(criterion -> (criterion.types().isEmpty()
                                        || criterion.types().contains(event.type()))
                                && Set.copyOf(event.tags()).containsAll(criterion.tags())))
                .toList();
    }

    private void assertLookups() {
        assertThat(index.nextSequence()).isEqualTo(all.size());
        for (FoldedEvent event : all) {
            assertThat(index.sequenceOf(event.eventId())).hasValue(event.sequence());
            String commandId = event.metadata().get(MetadataKeys.COMMAND_ID);
            assertThat(index.ofCommand(commandId))
                    .isEqualTo(all.stream()
                            .filter(other -> commandId.equals(other.metadata().get(MetadataKeys.COMMAND_ID)))
                            .toList());
        }
        assertThat(index.sequenceOf("unknown")).isEmpty();
        assertThat(index.ofCommand("unknown")).isEmpty();
    }

    private List<FoldedEvent> randomCommit(RandomGenerator random, String commandId) {
        List<FoldedEvent> commit = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            long sequence = all.size() + i;
            commit.add(new FoldedEvent(
                    0,
                    sequence * 2,
                    sequence,
                    "event-" + sequence,
                    "test.T" + random.nextInt(3),
                    "1",
                    Instant.EPOCH,
                    "",
                    "",
                    new TreeMap<>(Map.of(MetadataKeys.COMMAND_ID, commandId)),
                    new byte[0],
                    new byte[0],
                    new byte[32],
                    List.copyOf(randomTags(random))));
        }
        return commit;
    }

    private static Set<EventTag> randomTags(RandomGenerator random) {
        Set<EventTag> tags = new HashSet<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            tags.add(new EventTag("k", "v" + random.nextInt(5)));
        }
        return tags;
    }

    private static EventFilter randomFilter(RandomGenerator random) {
        List<EventCriterion> criteria = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Set<String> types = random.nextBoolean() ? Set.of() : Set.of("test.T" + random.nextInt(4));
            criteria.add(new EventCriterion(types, randomTags(random)));
        }
        return new EventFilter(criteria);
    }
}
