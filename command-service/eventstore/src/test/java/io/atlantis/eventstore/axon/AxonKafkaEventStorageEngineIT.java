package io.atlantis.eventstore.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.eventstore.kafka.EmbeddedLog;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.time.Instant;
import java.util.ArrayList;
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
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Axon's own suite leaves out of the contract. */
@WithKafka
class AxonKafkaEventStorageEngineIT {

    private static final Tag A = new Tag("Thing", "a");
    private static final Tag B = new Tag("Thing", "b");
    private final TestKafka kafka;
    private EmbeddedLog embedded;
    private AxonKafkaEventStorageEngine engine;
    private int ids;

    AxonKafkaEventStorageEngineIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void start() throws InterruptedException {
        embedded = EmbeddedLog.start(kafka, kafka.createTopic("engine", 1));
        engine = new AxonKafkaEventStorageEngine(
                embedded.partitioned(), event -> ((String) event.payload()).getBytes(UTF_8));
    }

    @AfterEach
    void close() {
        embedded.close();
    }

    private TaggedEventMessage<?> event(String type, Tag... tags) {
        EventMessage message = new GenericEventMessage(
                "event-" + ids++, new MessageType(new QualifiedName(type), "1"), "{}", Map.of(), Instant.EPOCH);
        return new GenericTaggedEventMessage<>(message, Set.of(tags));
    }

    private AppendTransaction<?> prepare(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        return get(engine.appendEvents(condition, null, List.of(events)));
    }

    private void append(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        get(prepare(condition, events).commit(null));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static AppendCondition since(EventCriteria criteria, long position) {
        return AppendCondition.withCriteria(criteria).withMarker(new GlobalIndexConsistencyMarker(position));
    }

    private List<String> sourced(EventCriteria criteria) {
        List<String> ids = new ArrayList<>();
        MessageStream<EventMessage> stream = engine.source(SourcingCondition.conditionFor(criteria), null);
        for (Optional<MessageStream.Entry<EventMessage>> entry = stream.next();
                entry.isPresent();
                entry = stream.next()) {
            if (entry.get().getResource(ConsistencyMarker.RESOURCE_KEY) == null) {
                ids.add(entry.get().message().identifier());
            }
        }
        return ids;
    }

    @Test
    @DisplayName("T1")
    void shouldSeeAConflictWithAnyEventWhenTheCriteriaAreUnrestricted() throws Exception {
        append(AppendCondition.none(), event("test.X", A));
        AppendCondition anything = since(EventCriteria.havingAnyTag(), 0);
        AppendCondition orAnything = since(EventCriteria.havingTags(B).or(EventCriteria.havingAnyTag()), 0);

        assertThatThrownBy(() -> append(anything, event("test.X", B)))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThatThrownBy(() -> append(orAnything, event("test.X", B)))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    @DisplayName("T2")
    void shouldNeverGiveTheOriginAsMarkerNotEvenWhenEmpty() {
        MessageStream<EventMessage> empty =
                engine.source(SourcingCondition.conditionFor(EventCriteria.havingTags(A)), null);

        ConsistencyMarker marker = empty.next().orElseThrow().getResource(ConsistencyMarker.RESOURCE_KEY);

        assertThat(marker).isNotNull().isNotEqualTo(ConsistencyMarker.ORIGIN);
        assertThat(GlobalIndexConsistencyMarker.position(marker)).isZero();
    }

    @Test
    void shouldCheckEachAlternativeOfACondition() throws Exception {
        append(AppendCondition.none(), event("test.X", A), event("test.Y", B));
        EventCriteria either = EventCriteria.havingTags(A).or(EventCriteria.havingTags(B));

        assertThat(sourced(either)).containsExactly("event-0", "event-1");
        assertThatThrownBy(() -> append(since(either, 1), event("test.X", A)))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        append(since(either, 2), event("test.X", A));
    }

    @Test
    void shouldHeedTheTypesOfACriterion() throws Exception {
        append(AppendCondition.none(), event("test.X", A));
        EventCriteria onlyY = EventCriteria.havingTags(A).andBeingOneOfTypes(new QualifiedName("test.Y"));

        assertThat(sourced(onlyY)).isEmpty();
        append(since(onlyY, 0), event("test.Y", A));
        assertThatThrownBy(() -> append(since(onlyY, 0), event("test.Y", A)))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void shouldRefuseASecondCommitAndIgnoreARollbackAfterTheFirst() throws Exception {
        AppendTransaction<?> transaction = prepare(AppendCondition.none(), event("test.X", A));
        get(transaction.commit(null));
        transaction.rollback(null);

        assertThatThrownBy(() -> get(transaction.commit(null))).isInstanceOf(IllegalStateException.class);
        assertThat(sourced(EventCriteria.havingTags(A))).hasSize(1);
    }

    @Test
    void shouldAppendNothingOfARolledBackTransactionAndOfAnEmptyOne() throws Exception {
        prepare(AppendCondition.none(), event("test.X", A)).rollback(null);
        append(AppendCondition.none());

        assertThat(sourced(EventCriteria.havingAnyTag())).isEmpty();
    }

    @Test
    void shouldCommitAllEventsOfATransactionOrNone() throws Exception {
        append(AppendCondition.none(), event("test.X", A), event("test.X", A), event("test.X", A));
        AppendTransaction<?> stale =
                prepare(since(EventCriteria.havingTags(A), 3), event("test.X", A), event("test.X", A));
        append(AppendCondition.none(), event("test.X", A));

        assertThatThrownBy(() -> get(stale.commit(null))).isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(sourced(EventCriteria.havingTags(A))).hasSize(4);
    }

    @Test
    @DisplayName("T5")
    void shouldNotCompleteAnAppendOnTheOwnersThread() throws Exception {
        AppendTransaction<?> transaction = prepare(AppendCondition.none(), event("test.X", A));
        CompletableFuture<String> completedBy =
                transaction.commit(null).thenApply(_ -> Thread.currentThread().getName());

        assertThat(get(completedBy)).doesNotContain("event-store");
    }
}
