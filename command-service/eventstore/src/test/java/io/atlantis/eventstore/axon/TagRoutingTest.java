package io.atlantis.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.WorkspacePartitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

/** What concerns more than one partition is refused, and says so. */
class TagRoutingTest {

    private static final WorkspacePartitions FOUR = new WorkspacePartitions(4);
    private final TagRouting routing = new TagRouting(FOUR);

    private static EventTag tag(String workspace) {
        return new EventTag("Strategy", workspace + ".strategy.1");
    }

    private static EventCriterion about(String... workspaces) {
        return new EventCriterion(
                Set.of(),
                Set.copyOf(java.util.Arrays.stream(workspaces)
                        .map(TagRoutingTest::tag)
                        .toList()));
    }

    private static TaggedEventMessage<?> event(String... workspaces) {
        List<Tag> tags = java.util.Arrays.stream(workspaces)
                .map(TagRoutingTest::tag)
                .map(tag -> new Tag(tag.key(), tag.value()))
                .toList();
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        "e", new MessageType(new QualifiedName("test.X"), "1"), "{}", Map.of(), Instant.EPOCH),
                Set.copyOf(tags));
    }

    @Test
    void shouldFindThePartitionOfAConditionAboutOneWorkspace() {
        EventFilter filter = new EventFilter(List.of(about("main"), about("main")));

        assertThat(routing.of(filter)).isEqualTo(FOUR.of("main"));
        assertThat(routing.ofEvents(List.of(event("main"), event("main")))).isEqualTo(FOUR.of("main"));
    }

    @Test
    void shouldRefuseAConditionOrACommitThatSpansPartitions() {
        assertThat(FOUR.of("main")).isNotEqualTo(FOUR.of("alpha"));

        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> routing.of(new EventFilter(List.of(about("main"), about("alpha")))))
                .withMessageContaining("condition spans partitions");
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> routing.of(new EventFilter(List.of(about("main", "alpha")))));
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> routing.ofEvents(List.of(event("main"), event("alpha"))))
                .withMessageContaining("commit spans partitions");
        assertThatExceptionOfType(SpansPartitionsException.class).isThrownBy(() -> routing.requireSame(1, 2));
    }

    @Test
    void shouldRefuseWhatCouldBeAnywhere() {
        assertThatExceptionOfType(SpansPartitionsException.class).isThrownBy(() -> routing.of(EventFilter.ANY));
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> routing.of(
                        new EventFilter(List.of(about("main"), new EventCriterion(Set.of("test.X"), Set.of())))));
        assertThatExceptionOfType(SpansPartitionsException.class).isThrownBy(() -> routing.ofEvents(List.of(event())));
    }

    @Test
    void shouldTakeEverythingInALogOfOnePartition() {
        TagRouting one = new TagRouting(new WorkspacePartitions(1));

        assertThatNoException().isThrownBy(() -> {
            assertThat(one.of(EventFilter.ANY)).isZero();
            assertThat(one.ofEvents(List.of(event(), event("main", "alpha")))).isZero();
        });
    }
}
