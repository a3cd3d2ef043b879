package io.atlantis.ingest.publish;

import io.atlantis.kernel.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the records of one run (a backfilled range, an imported file) and waits once, at its end, until Kafka has
 * acknowledged each. One run each; confined to one thread but for the acknowledgements.
 */
public final class RunPublisher {

    private final Producer<byte[], byte[]> producer;
    private final byte[] key;
    private final AtomicLong outstanding = new AtomicLong(1);
    private final CountDownLatch allDone = new CountDownLatch(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long count;

    /**
     * @param symbol key of all records
     */
    public RunPublisher(Producer<byte[], byte[]> producer, String symbol) {
        this.producer = producer;
        this.key = symbol.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends one record; waits only for room in the producer's buffer. */
    public void publish(Topic topic, DirectBuffer record, int length) {
        byte[] value = new byte[length];
        record.getBytes(0, value);
        outstanding.incrementAndGet();
        count++;
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, value), (metadata, failed) -> done(failed));
    }

    /** Records sent so far. */
    public long count() {
        return count;
    }

    /**
     * Waits until Kafka has acknowledged all that was sent; nothing may be sent afterwards.
     *
     * @throws PublishFailedException when one was not taken, or not all are acknowledged in time
     */
    public void awaitAcknowledged(Duration timeout) throws PublishFailedException {
        done(null);
        try {
            if (!allDone.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PublishFailedException(
                        outstanding.get() + " of " + count + " records not acknowledged within " + timeout, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailedException("interrupted while waiting for acknowledgements", e);
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new PublishFailedException("Kafka did not take all of " + count + " records", failed);
        }
    }

    private void done(@Nullable Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        }
        if (outstanding.decrementAndGet() == 0) {
            allDone.countDown();
        }
    }
}
