package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of keys into a {@link SubjectKeyTable}. After a failure, or a pause in which tombstones may have been
 * compacted away unseen (a suspended machine), it reads anew from the beginning; until that is done the old table serves.
 * Runs on one thread; what others may call says so.
 */
final class SubjectKeyTail implements Runnable {

    /** Key of the records that only make the broker roll its segment. */
    static final byte[] ROLL = "~roll".getBytes(US_ASCII);

    private static final Logger LOG = LoggerFactory.getLogger(SubjectKeyTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    /** Well below the time for which a tombstone is kept. */
    private static final long LONGEST_PAUSE_NS = Duration.ofMinutes(10).toNanos();

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TopicPartition partition;
    private final MasterKey master;
    private final Ticker ticker;
    private final long segmentNs;
    private final Runnable roll;
    private final Queue<Waiting> arrivals = new ConcurrentLinkedQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final AtomicReference<Optional<Consumer<byte[], byte[]>>> consuming =
            new AtomicReference<>(Optional.empty());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile SubjectKeyTable table;
    private boolean rollDue;
    private long lastRecordNs;

    /** Somebody who waits for an offset to be read; for the end of the topic, as it is then, when that is empty. */
    private static final class Waiting {
        private final CompletableFuture<Boolean> done = new CompletableFuture<>();
        private Optional<Long> offset;

        Waiting(Optional<Long> offset) {
            this.offset = offset;
        }
    }

    SubjectKeyTail(
            Supplier<Consumer<byte[], byte[]>> consumers,
            String topic,
            MasterKey master,
            Ticker ticker,
            Duration segment,
            Runnable roll) {
        this.consumers = consumers;
        this.partition = new TopicPartition(topic, 0);
        this.master = master;
        this.ticker = ticker;
        this.segmentNs = segment.toNanos();
        this.roll = roll;
        this.table = new SubjectKeyTable(master);
    }

    /** What is known by now; from any thread. */
    SubjectKeyTable table() {
        return table;
    }

    /** Completes when all is known that stood in the topic when this was called; from any thread. */
    CompletableFuture<Boolean> caughtUp() {
        return waiting(Optional.empty());
    }

    /** Completes when the record at an offset is known; from any thread. */
    CompletableFuture<Boolean> reached(long offset) {
        return waiting(Optional.of(offset));
    }

    private CompletableFuture<Boolean> waiting(Optional<Long> offset) {
        Waiting arrival = new Waiting(offset);
        arrivals.add(arrival);
        consuming.get().ifPresent(Consumer::wakeup);
        return arrival.done;
    }

    /** Ends {@link #run()} soon; from any thread. */
    void stop() {
        stopped.countDown();
        consuming.get().ifPresent(Consumer::wakeup);
    }

    @Override
    public void run() {
        while (running()) {
            Consumer<byte[], byte[]> consumer = consumers.get();
            try {
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken up while the topic was looked at");
            } catch (KafkaException e) {
                LOG.warn("{} can't be read, trying again: {}", partition, e.toString());
                pause();
            } finally {
                consuming.set(Optional.empty());
                consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        SubjectKeyTable reading = new SubjectKeyTable(master);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long firstEnd = end(consumer);
        consuming.set(Optional.of(consumer));
        long lastPollNs = ticker.nanoTime();
        while (running() && ticker.nanoTime() - lastPollNs < LONGEST_PAUSE_NS) {
            lastPollNs = ticker.nanoTime();
            try {
                step(consumer, reading, firstEnd);
            } catch (WakeupException e) {
                LOG.trace("somebody waits");
            }
        }
    }

    private void step(Consumer<byte[], byte[]> consumer, SubjectKeyTable reading, long firstEnd) {
        long position = consumer.position(partition);
        if (position >= firstEnd) {
            table = reading;
            release(consumer, position);
            rollIfDue();
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            apply(record, reading);
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, SubjectKeyTable reading) {
        if (record.key() == null) {
            return;
        }
        reading.apply(record.offset(), record.key(), record.value());
        boolean isRoll = Arrays.equals(record.key(), ROLL);
        rollDue = (rollDue && !isRoll) || record.value() == null;
        lastRecordNs = ticker.nanoTime();
    }

    private void release(Consumer<byte[], byte[]> consumer, long position) {
        for (Waiting arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            waiting.add(arrival);
        }
        if (waiting.stream().anyMatch(one -> one.offset.isEmpty())) {
            Optional<Long> last = Optional.of(end(consumer) - 1);
            waiting.stream().filter(one -> one.offset.isEmpty()).forEach(one -> one.offset = last);
        }
        waiting.removeIf(one -> one.offset.filter(offset -> position > offset).isPresent() && one.done.complete(true));
    }

    /** A destroyed key stays on disk until its segment is rolled, and only a write a while later rolls it. */
    private void rollIfDue() {
        if (rollDue && ticker.nanoTime() - lastRecordNs > segmentNs) {
            lastRecordNs = ticker.nanoTime();
            roll.run();
        }
    }

    private long end(Consumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopped.await(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while pausing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
