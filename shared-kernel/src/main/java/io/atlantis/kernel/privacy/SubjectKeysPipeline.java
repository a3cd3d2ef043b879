package io.atlantis.kernel.privacy;

import io.atlantis.kernel.privacy.SubjectKeyTable.Standing;
import io.atlantis.kernel.time.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of subjects in a compacted topic, followed by a thread of its own and written by whoever needs a key. A key counts
 * once its record is acknowledged and read back; of several that were made at once for a subject, the first in the topic is
 * used by all and the others by nobody. Thread-safe.
 */
public final class SubjectKeysPipeline implements SubjectKeys, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final int PARTITION = 0;
    private static final int MAX_ATTEMPTS = 3;
    private static final byte[] MARK = {1};

    private final String topic;
    private final MasterKey master;
    private final SecureRandom random;
    private final AesGcm cipher;
    private final Producer<byte[], byte[]> producer;
    private final SubjectKeyTail tail;
    private final Set<String> knownDestroyed = ConcurrentHashMap.newKeySet();
    private final ReentrantLock creation = new ReentrantLock();
    private Thread thread = Thread.currentThread();

    /**
     * @param bootstrapServers {@code host:port,...}
     * @param topic the topic's name; it has one partition
     * @param segment after how long a segment of the topic is rolled by the next write
     */
    public SubjectKeysPipeline(
            String bootstrapServers,
            String topic,
            Duration segment,
            MasterKey master,
            SecureRandom random,
            Ticker ticker) {
        this.topic = topic;
        this.master = master;
        this.random = random;
        this.cipher = new AesGcm(random);
        this.producer = SubjectKeyClients.producer(bootstrapServers);
        this.tail = new SubjectKeyTail(
                () -> SubjectKeyClients.consumer(bootstrapServers), topic, master, ticker, segment, this::roll);
    }

    /**
     * Reads the topic to its end.
     *
     * @throws SubjectKeysUnavailableException when that takes longer than {@code timeout}
     * @throws IllegalStateException when the topic was begun with another master key
     */
    public void start(Duration timeout) {
        thread = Thread.ofPlatform().name("subject-keys").daemon().start(tail);
        await(tail.caughtUp(), timeout);
        boolean first = tail.table().masterFingerprint().isEmpty();
        if (first) {
            await(tail.reached(write(SubjectKeyTable.masterRecordKey(master), MARK)), timeout);
        }
        String begunWith = tail.table().masterFingerprint().orElse("");
        if (!begunWith.equals(master.fingerprint())) {
            if (first) {
                // Two masters came at once; compaction must not make the second the first.
                write(SubjectKeyTable.masterRecordKey(master), null);
            }
            close();
            throw new IllegalStateException(topic + " was begun with master key " + begunWith + ", and this one is "
                    + master.fingerprint() + ": give this process a copy of the key file that the others have");
        }
    }

    @Override
    public DataKey current(SubjectId subject) {
        Optional<DataKey> known = tail.table().current(subject);
        return known.isPresent() ? known.get() : created(subject);
    }

    /** One at a time: whoever comes second in this process finds the key that the first one made. */
    private DataKey created(SubjectId subject) {
        lock();
        try {
            await(tail.caughtUp(), TIMEOUT);
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                Optional<DataKey> first = tail.table().current(subject);
                if (first.isPresent()) {
                    return first.get();
                }
                DataKey fresh = MasterKey.freshKey(random);
                long offset = write(
                        SubjectKeyTable.recordKey(subject, fresh.id()), master.wrap(subject, fresh, cipher));
                await(tail.reached(offset), TIMEOUT);
            }
        } finally {
            creation.unlock();
        }
        throw new SubjectKeysUnavailableException("the subject's keys are being destroyed: try again", null);
    }

    private void lock() {
        try {
            if (!creation.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SubjectKeysUnavailableException("no key could be made within " + TIMEOUT, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SubjectKeysUnavailableException("interrupted while a key was made", e);
        }
    }

    @Override
    public Optional<DataKey> find(SubjectId subject, String keyId) {
        Optional<DataKey> known = tail.table().find(subject, keyId);
        if (known.isPresent()) {
            return known;
        }
        // A key stands in the topic before the first event that needs it: once missed there, it is gone for good.
        String name = subject.hex() + "." + keyId;
        if (knownDestroyed.contains(name)) {
            return Optional.empty();
        }
        await(tail.caughtUp(), TIMEOUT);
        Optional<DataKey> found = tail.table().find(subject, keyId);
        if (found.isEmpty()) {
            knownDestroyed.add(name);
        }
        return found;
    }

    @Override
    public int destroy(SubjectId subject) {
        await(tail.caughtUp(), TIMEOUT);
        int destroyed = 0;
        long before = Long.MAX_VALUE;
        List<Standing> left = older(subject, before);
        while (!left.isEmpty()) {
            // Those that nobody uses first: should this end half way, none of them becomes the current one.
            for (Standing standing : left.reversed()) {
                before = write(SubjectKeyTable.recordKey(subject, standing.keyId()), null);
            }
            destroyed += left.size();
            await(tail.reached(before), TIMEOUT);
            left = older(subject, before);
        }
        return destroyed;
    }

    private List<Standing> older(SubjectId subject, long offset) {
        return tail.table().all(subject).stream()
                .filter(standing -> standing.offset() < offset)
                .toList();
    }

    /** Offset of the record, which Kafka has acknowledged. */
    private long write(byte[] key, byte @Nullable [] value) {
        try {
            RecordMetadata written = producer.send(new ProducerRecord<>(topic, PARTITION, key, value))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return written.offset();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new SubjectKeysUnavailableException(topic + " can't be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SubjectKeysUnavailableException("interrupted while " + topic + " was written", e);
        }
    }

    /** A write that makes the broker roll the segment, so that it can compact away what was destroyed. */
    private void roll() {
        var _ = producer.send(new ProducerRecord<>(topic, PARTITION, SubjectKeyTail.ROLL, MARK));
    }

    private void await(CompletableFuture<Boolean> event, Duration timeout) {
        try {
            event.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new SubjectKeysUnavailableException(
                    topic + " could not be read to its end within " + timeout.toSeconds()
                            + " s: see that it exists and the broker answers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SubjectKeysUnavailableException("interrupted while " + topic + " was read", e);
        }
    }

    @Override
    public void close() {
        tail.stop();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }
}
