package io.atlantis.benchmarks.eventstore;

import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The same bytes, produced with acks=all and checked by nobody: what the broker and its client take at most. */
final class RawProduces implements Appender {

    private static final int BATCH_BYTES = 512 * 1024;
    private static final int PREPARED = 4_096;
    private static final long TIMEOUT_S = 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final SampleEvents events;

    RawProduces(String bootstrapServers, String topic, SampleEvents events) {
        // As the product's own writer, so that the limit gains by its settings too.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                0,
                "batch.size",
                BATCH_BYTES,
                "max.in.flight.requests.per.connection",
                1);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.events = events;
    }

    @Override
    public void append(int client) throws Exception {
        producer.send(record(events.rawRecord(client))).get(TIMEOUT_S, TimeUnit.SECONDS);
    }

    /** Sends a record and has {@code acknowledged} run by the producer's thread; nothing is run when the send fails. */
    void send(LogRecord record, Runnable acknowledged) {
        var _ = producer.send(record(record), (_, failure) -> {
            if (failure == null) {
                acknowledged.run();
            }
        });
    }

    /**
     * Records per second when one thread sends groups and waits for each group's acknowledgements, as an owner's group commits do.
     * The records were made before: this is sending alone.
     *
     * @param groupSize records of a group
     * @param groupsUnderWay sent and not yet acknowledged
     */
    double inGroups(int groupSize, int groupsUnderWay, Duration warmUp, Duration measured, Ticker ticker)
            throws InterruptedException, TimeoutException {
        LogRecord[] prepared = new LogRecord[PREPARED];
        for (int i = 0; i < PREPARED; i++) {
            prepared[i] = events.rawRecord(i);
        }
        Semaphore places = new Semaphore(groupsUnderWay);
        sendGroups(prepared, groupSize, places, ticker.nanoTime() + warmUp.toNanos(), ticker);
        long startNs = ticker.nanoTime();
        long sent = sendGroups(prepared, groupSize, places, startNs + measured.toNanos(), ticker);
        acquire(places, groupsUnderWay);
        return sent * NANOS_PER_SECOND / (ticker.nanoTime() - startNs);
    }

    private long sendGroups(LogRecord[] prepared, int groupSize, Semaphore places, long endNs, Ticker ticker)
            throws InterruptedException, TimeoutException {
        long sent = 0;
        while (ticker.nanoTime() - endNs < 0) {
            acquire(places, 1);
            AtomicInteger unacknowledged = new AtomicInteger(groupSize);
            for (int i = 0; i < groupSize; i++) {
                LogRecord next = prepared[(int) (sent++ % PREPARED)];
                send(next, () -> {
                    if (unacknowledged.decrementAndGet() == 0) {
                        places.release();
                    }
                });
            }
        }
        return sent;
    }

    private static void acquire(Semaphore places, int count) throws InterruptedException, TimeoutException {
        if (!places.tryAcquire(count, TIMEOUT_S, TimeUnit.SECONDS)) {
            throw new TimeoutException("a group is unacknowledged after " + TIMEOUT_S + " s");
        }
    }

    private ProducerRecord<byte[], byte[]> record(LogRecord record) {
        return new ProducerRecord<>(topic, 0, record.key(), record.value(), record.headers());
    }

    @Override
    public void close() {
        producer.close();
    }
}
