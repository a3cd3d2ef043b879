package io.atlantis.command.instrument;

import io.atlantis.kernel.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads {@code market.instruments} from its beginning into the directory, on a thread of its own, for as long as it runs. */
final class InstrumentPipeline implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InstrumentPipeline.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final InstrumentDirectory directory;
    private final String bootstrapServers;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    InstrumentPipeline(InstrumentDirectory directory, String bootstrapServers) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("instruments").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
                consumer.close(CloseOptions.timeout(RETRY_PAUSE));
            } catch (KafkaException e) {
                log.warn("instruments can't be read, trying again: {}", e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSTRUMENTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        Map<TopicPartition, Long> targets = new HashMap<>();
        while (running) {
            takeWaiting(consumer, partitions, waiting, targets);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                apply(record);
            }
            if (!waiting.isEmpty() && reached(consumer, targets)) {
                waiting.forEach(caughtUp -> caughtUp.complete(true));
                waiting.clear();
            }
        }
    }

    private void takeWaiting(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            List<CompletableFuture<Boolean>> waiting,
            Map<TopicPartition, Long> targets) {
        int before = waiting.size();
        for (CompletableFuture<Boolean> next = directory.pollCatchUp(); next != null; next = directory.pollCatchUp()) {
            waiting.add(next);
        }
        if (waiting.size() > before) {
            targets.putAll(consumer.endOffsets(partitions));
        }
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> targets) {
        return targets.entrySet().stream().allMatch(target -> consumer.position(target.getKey()) >= target.getValue());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String symbol = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            directory.remove(symbol);
        } else {
            directory.add(symbol);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
