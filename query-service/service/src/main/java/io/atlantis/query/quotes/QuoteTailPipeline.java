package io.atlantis.query.quotes;

import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.QuoteDecoder;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.live.LiveHub;
import io.atlantis.query.views.SymbolPartitioner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the tail of {@code market.quotes} while somebody looks at quotes, and only the partitions of the symbols they
 * look at. Starts a little before the end, so that a symbol that is quoted at all shows its quote at once.
 */
final class QuoteTailPipeline implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteTailPipeline.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final long PAUSE_MS = 200;
    private static final long STOP_TIMEOUT_MS = 5_000;
    private static final long RECORDS_BEFORE_END = 2_000;

    private final KafkaClients clients;
    private final ExecutorService executor;
    private final LiveHub hub;
    private final QuoteChannels channels;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Set<String> wanted = Set.of();
    private volatile @Nullable Future<?> running;

    QuoteTailPipeline(KafkaClients clients, ExecutorService executor, LiveHub hub) {
        this.clients = clients;
        this.executor = executor;
        this.hub = hub;
        this.channels = new QuoteChannels(symbols -> wanted = symbols);
    }

    QuoteChannels channels() {
        return channels;
    }

    @Override
    public void start() {
        running = executor.submit(this);
    }

    @Override
    public void stop() {
        stop.countDown();
        awaitEnd(running);
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public void run() {
        try {
            while (!stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                if (!wanted.isEmpty()) {
                    followWhileWanted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The executor must not interrupt the consumer while it closes. */
    private static void awaitEnd(@Nullable Future<?> run) {
        if (run == null) {
            return;
        }
        try {
            run.get(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("following quotes did not end in order", e);
        }
    }

    private void followWhileWanted() {
        try (Consumer<byte[], byte[]> consumer =
                clients.assigningConsumer("quote-tail", Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"))) {
            int partitions = consumer.partitionsFor(Topics.QUOTES.name()).size();
            Set<String> followed = Set.of();
            while (!wanted.isEmpty() && stop.getCount() > 0) {
                Set<String> now = wanted;
                if (!now.equals(followed)) {
                    assign(consumer, now, partitions);
                    followed = now;
                }
                consumer.poll(POLL_TIMEOUT).forEach(this::handle);
            }
        } catch (KafkaException e) {
            LOG.warn("quotes can't be followed, trying again", e);
        }
    }

    private static void assign(Consumer<byte[], byte[]> consumer, Set<String> symbols, int partitions) {
        List<TopicPartition> assigned = symbols.stream()
                .map(symbol -> SymbolPartitioner.partitionOf(symbol.getBytes(StandardCharsets.US_ASCII), partitions))
                .distinct()
                .map(partition -> new TopicPartition(Topics.QUOTES.name(), partition))
                .toList();
        consumer.assign(assigned);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
        consumer.endOffsets(assigned)
                .forEach((partition, end) -> consumer.seek(
                        partition, Math.max(beginnings.getOrDefault(partition, 0L), end - RECORDS_BEFORE_END)));
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        String symbol = new String(record.key(), StandardCharsets.US_ASCII);
        if (!channels.wants(symbol) || record.value().length < minLengthBytes()) {
            return;
        }
        buffer.wrap(record.value());
        header.wrap(buffer, 0);
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            quote.wrapAndApplyHeader(buffer, 0, header);
            QuoteItem item = QuoteItem.of(symbol, quote);
            channels.remember(item);
            hub.publish(QuoteChannels.name(symbol), item);
        }
    }

    private static int minLengthBytes() {
        return MessageHeaderDecoder.ENCODED_LENGTH + QuoteDecoder.BLOCK_LENGTH;
    }
}
