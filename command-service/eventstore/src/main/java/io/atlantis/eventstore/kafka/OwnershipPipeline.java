package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which instance is to own which partition: a consumer group that reads nothing itself and commits how far each owner's
 * index is, so that lag tools see it. It is about liveness alone: that two instances
 * think for a while that they own a partition does no harm, since the log itself fences. A partition that is taken away in order
 * is handed over in order: what was accepted is decided first. An instance with a defect leaves, so that others own what was its.
 */
public final class OwnershipPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OwnershipPipeline.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(2);
    private static final int HEARTBEATS_PER_SESSION = 4;
    /** With the heartbeat a member learns that partitions move: hand-overs are not to wait for it. */
    private static final long LONGEST_HEARTBEAT_INTERVAL_MS = 300;

    private final Settings settings;
    private final List<PartitionLogPipeline> pipelines;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch joined = new CountDownLatch(1);
    private final Thread thread;
    /** Confined to the group's thread. */
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private volatile boolean running = true;

    /**
     * How an instance takes part.
     *
     * @param bootstrapServers {@code host:port,...}
     * @param topic the event log
     * @param group its id, the same for all instances
     * @param instanceId stable name of this instance, so that after a crash it gets its partitions back at once; empty for none
     * @param sessionTimeout how long after its last sign of life an instance's partitions go to others; the broker's
     *     {@code group.min.session.timeout.ms} must allow it
     * @param drainTimeout how long a partition that is handed over may go on deciding what it accepted
     */
    public record Settings(
            String bootstrapServers,
            String topic,
            String group,
            String instanceId,
            Duration sessionTimeout,
            Duration drainTimeout) {

        Map<String, Object> consumer() {
            Map<String, Object> consumer = new HashMap<>();
            consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            consumer.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(sessionTimeout.toMillis()));
            consumer.put(
                    ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                    Math.toIntExact(Math.min(
                            LONGEST_HEARTBEAT_INTERVAL_MS, sessionTimeout.toMillis() / HEARTBEATS_PER_SESSION)));
            consumer.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            // Nothing is read, so where it would begin is all the same.
            consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
            consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            if (!instanceId.isEmpty()) {
                consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
            }
            return consumer;
        }
    }

    /**
     * A member that has not joined yet.
     *
     * @param pipelines of all partitions, in their order
     */
    public OwnershipPipeline(Settings settings, List<PartitionLogPipeline> pipelines) {
        this.settings = settings;
        this.pipelines = List.copyOf(pipelines);
        this.consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("event-store-ownership").unstarted(this::takePart);
    }

    /** Joins the group; partitions are acquired and released from now on. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until the group has said which partitions this instance is to own.
     *
     * @return false when it has not within {@code timeout}
     */
    public boolean awaitJoined(Duration timeout) throws InterruptedException {
        return joined.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** False once this instance has left the group, of its own will or since it can't go on. */
    public boolean takesPart() {
        return thread.isAlive();
    }

    private void takePart() {
        try {
            consumer.subscribe(List.of(settings.topic()), new Handover());
            while (running
                    && pipelines.stream().allMatch(pipeline -> pipeline.defect().isEmpty())) {
                consumer.poll(POLL_TIMEOUT);
                commitPositions();
            }
        } catch (WakeupException e) {
            log.debug("leaving", e);
        } catch (KafkaException e) {
            log.error(
                    "can't take part in owning partitions; is the session timeout of {} ms allowed by the broker's"
                            + " group.min.session.timeout.ms? Restart this instance",
                    settings.sessionTimeout().toMillis(),
                    e);
        } finally {
            leave();
        }
    }

    /** Best effort: the offsets are for people and tools, and nobody reads on from them. */
    private void commitPositions() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            PartitionLog owned = pipelines.get(partition.partition()).partitionLog();
            long position = owned.position();
            if (owned.state() == OwnerState.ACTIVE && !Objects.equals(committed.put(partition, position), position)) {
                moved.put(partition, new OffsetAndMetadata(position));
            }
        }
        if (!moved.isEmpty()) {
            consumer.commitAsync(moved, (offsets, failure) -> noteCommit(offsets, failure));
        }
    }

    private void noteCommit(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure != null) {
            log.debug("positions were not committed, next time again", failure);
            committed.keySet().removeAll(offsets.keySet());
        }
    }

    private void leave() {
        release(pipelines);
        try {
            consumer.close(CloseOptions.timeout(LEAVE_TIMEOUT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        } catch (KafkaException e) {
            log.warn("the group was not left in order; others take over after {}", settings.sessionTimeout(), e);
        }
    }

    /** Has partitions given up together, and waits until they are or the time is up. */
    private void release(List<PartitionLogPipeline> handedOver) {
        handedOver.forEach(pipeline -> pipeline.partitionLog().release());
        for (PartitionLogPipeline pipeline : handedOver) {
            awaitReleased(pipeline);
        }
    }

    private void awaitReleased(PartitionLogPipeline pipeline) {
        PartitionLog released = pipeline.partitionLog();
        try {
            if (!released.awaitState(
                    state -> state == OwnerState.NOT_OWNER || state == OwnerState.FENCED, settings.drainTimeout())) {
                log.warn("partition {}: handed over with appends undecided", released.partition());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PartitionLogPipeline> of(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(partition -> pipelines.get(partition.partition()))
                .toList();
    }

    /** Hands partitions over in order, and leaves the group. */
    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(settings.drainTimeout().plus(LEAVE_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs inside polls, on the group's thread. */
    private final class Handover implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(consumer.assignment());
            of(partitions).forEach(pipeline -> pipeline.partitionLog().acquire());
            log.info("to own {}", consumer.assignment());
            joined.countDown();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            log.info("handing over {}", partitions);
            release(of(partitions));
        }

        /** Others own them already: their claims refuse what is under way here. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            log.warn("lost {}", partitions);
            of(partitions).forEach(pipeline -> pipeline.partitionLog().release());
        }
    }
}
