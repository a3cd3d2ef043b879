package io.atlantis.eventstore.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The traps of docs/architecture/event-store.md, "Axon", that need no broker to be shown. */
class AxonTrapsTest {

    private static final Tag A = new Tag("Thing", "a");
    private static final EventCriteria OF_A = EventCriteria.havingTags(A);

    private final HandTurnedLog turned = new HandTurnedLog();
    private final AxonKafkaEventStorageEngine engine =
            new AxonKafkaEventStorageEngine(turned.partitioned(), event -> ((String) event.payload()).getBytes(UTF_8));
    private int ids;

    private TaggedEventMessage<?> event(MessageType type) {
        EventMessage message = new GenericEventMessage("event-" + ids++, type, "{}", Map.of(), Instant.EPOCH);
        return new GenericTaggedEventMessage<>(message, Set.of(A));
    }

    private TaggedEventMessage<?> event() {
        return event(new MessageType(new QualifiedName("test.Happened"), "1"));
    }

    /** Appends and commits; gives the marker that Axon goes on with. */
    private ConsistencyMarker append(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        AppendTransaction<?> transaction = get(engine.appendEvents(condition, null, List.of(events)));
        return commit(transaction);
    }

    private <R> ConsistencyMarker commit(AppendTransaction<R> transaction) throws Exception {
        CompletableFuture<R> committed = transaction.commit(null);
        turned.turn();
        return get(transaction.afterCommit(get(committed), null));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static AppendCondition ifNothingSince(ConsistencyMarker marker) {
        return AppendCondition.withCriteria(OF_A).withMarker(marker);
    }

    private ConsistencyMarker sourcedMarker() {
        MessageStream<EventMessage> stream = engine.source(SourcingCondition.conditionFor(OF_A), null);
        ConsistencyMarker marker = null;
        for (Optional<MessageStream.Entry<EventMessage>> entry = stream.next();
                entry.isPresent();
                entry = stream.next()) {
            marker = entry.get().getResource(ConsistencyMarker.RESOURCE_KEY);
        }
        return marker;
    }

    @Test
    @DisplayName("T3")
    void shouldTakeACommitsOwnMarkerForNoConflictAndTheVeryNextEventForOne() throws Exception {
        ConsistencyMarker first = append(AppendCondition.none(), event(), event());

        ConsistencyMarker second = append(ifNothingSince(first), event());

        assertThat(sourcedMarker()).isEqualTo(second);
        assertThatThrownBy(() -> append(ifNothingSince(first), event()))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        append(ifNothingSince(second), event());
    }

    @Test
    @DisplayName("T3")
    void shouldSeeAConflictThatIsCommittedBetweenPreparationAndCommit() throws Exception {
        ConsistencyMarker marker = append(AppendCondition.none(), event());
        AppendTransaction<?> late = get(engine.appendEvents(ifNothingSince(marker), null, List.of(event())));
        append(ifNothingSince(marker), event());

        assertThatThrownBy(() -> commit(late)).isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    @DisplayName("T4")
    void shouldNumberEventsDenselyThoughForeignRecordsAndClaimsStandBetweenThem() throws Exception {
        for (long next = 1; next <= 5; next++) {
            turned.writeForeignRecords();
            ConsistencyMarker marker = append(AppendCondition.none(), event());

            assertThat(GlobalIndexConsistencyMarker.position(marker)).isEqualTo(next);
            assertThat(get(engine.latestToken(null)).position()).hasValue(next);
        }
        assertThat(turned.endOffset()).as("offsets are not dense").isGreaterThan(5);
    }

    @Test
    @DisplayName("T8")
    void shouldRecordTheNameAndVersionThatAnEventWasGiven() throws Exception {
        append(AppendCondition.none(), event(new MessageType(new QualifiedName("atlantis.strategy.Renamed"), "7")));

        assertThat(turned.log().index().event(0).type()).isEqualTo("atlantis.strategy.Renamed");
        assertThat(turned.log().index().event(0).typeVersion()).isEqualTo("7");
    }

    @Test
    @DisplayName("H3")
    void shouldNeitherBlockNorEndWhenThereIsNothingToStreamYet() throws Exception {
        TrackingToken start = get(engine.firstToken(null));
        MessageStream<EventMessage> stream =
                engine.stream(StreamingCondition.startingFrom(start).or(OF_A), null);
        boolean[] called = {false};

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(stream.peek()).isEmpty();
            assertThat(stream.next()).isEmpty();
            assertThat(stream.hasNextAvailable()).isFalse();
        });
        stream.setCallback(() -> called[0] = true);
        assertThat(called[0]).as("called though there is nothing").isFalse();
        append(AppendCondition.none(), event());

        assertThat(called[0]).as("called for new events").isTrue();
        assertThat(stream.isCompleted()).isFalse();
        assertThat(stream.next().orElseThrow().message().identifier()).isEqualTo("event-0");
    }
}
