package io.atlantis.runner.service.report;

import io.atlantis.kernel.topic.Topics;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.Message;
import io.atlantis.runner.engine.result.Messages;
import io.atlantis.runner.engine.result.ResultJson;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * Writes results to {@code backtest.artifacts}, in numbered chunks: publishing a result twice writes the same chunks again,
 * and a reader that keeps one of each number has it once. Thread-safe.
 */
public final class ArtifactPublisher implements AutoCloseable {

    private static final int ITEMS_PER_CHUNK = 500;

    /** A text may have 10,000 characters of up to six bytes in JSON; a record must stay below a mebibyte. */
    private static final int MESSAGES_PER_CHUNK = 10;

    private static final Duration ACK_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactPublisher.class);

    private final Producer<String, byte[]> producer;

    /**
     * @param bootstrapServers host:port list
     */
    public ArtifactPublisher(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // A fresh producer's second batch must not overtake its first: that would be lost as out of
                        // sequence.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Says how far a run is; not waited for, and of no consequence when lost. */
    public void progress(String backtestId, double fraction) {
        Future<RecordMetadata> unused =
                send(backtestId, "progress", 0, json -> json.writeNumberProperty("fraction", fraction));
    }

    /**
     * Writes a whole result and waits until Kafka has acknowledged it.
     *
     * @throws IllegalStateException when Kafka does not
     * @throws InterruptedException when the thread is told to stop
     */
    public void publish(String backtestId, BacktestResult result) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        sent.addAll(chunks(
                backtestId,
                "orders",
                result.orders().size(),
                (json, index) -> ResultJson.writeOrder(json, result.orders().get(index))));
        sent.addAll(chunks(
                backtestId,
                "trades",
                result.trades().size(),
                (json, index) -> ResultJson.writeTrade(json, result.trades().get(index))));
        sent.addAll(chunks(
                backtestId,
                "equity",
                result.equity().size(),
                (json, index) -> ResultJson.writeEquity(json, result.equity(), index)));
        sent.addAll(messagesAndEnd(backtestId, result.messages()));
        awaitAll(sent);
    }

    /**
     * Writes what a run wrote before it failed, all that there is of it, and waits until Kafka has acknowledged it.
     *
     * @throws IllegalStateException when Kafka does not
     * @throws InterruptedException when the thread is told to stop
     */
    public void publishFailed(String backtestId, Messages messages) throws InterruptedException {
        awaitAll(messagesAndEnd(backtestId, messages));
    }

    private List<Future<RecordMetadata>> messagesAndEnd(String backtestId, Messages messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        sent.addAll(messages(backtestId, "logs", messages.logs()));
        sent.addAll(messages(backtestId, "alerts", messages.alerts()));
        sent.add(send(backtestId, "done", 0, _ -> {}));
        return sent;
    }

    private List<Future<RecordMetadata>> messages(String backtestId, String kind, List<Message> messages) {
        return chunks(
                backtestId,
                kind,
                messages.size(),
                MESSAGES_PER_CHUNK,
                (json, index) -> ResultJson.writeMessage(json, messages.get(index)));
    }

    private List<Future<RecordMetadata>> chunks(
            String backtestId, String kind, int count, ObjIntConsumer<JsonGenerator> item) {
        return chunks(backtestId, kind, count, ITEMS_PER_CHUNK, item);
    }

    private List<Future<RecordMetadata>> chunks(
            String backtestId, String kind, int count, int itemsPerChunk, ObjIntConsumer<JsonGenerator> item) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int from = 0; from < count; from += itemsPerChunk) {
            int first = from;
            int end = Math.min(count, from + itemsPerChunk);
            sent.add(send(backtestId, kind, from / itemsPerChunk, json -> {
                json.writeArrayPropertyStart("items");
                for (int index = first; index < end; index++) {
                    item.accept(json, index);
                }
                json.writeEndArray();
            }));
        }
        return sent;
    }

    private Future<RecordMetadata> send(String backtestId, String kind, int chunk, Consumer<JsonGenerator> body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = ResultJson.generator(text)) {
            json.writeStartObject();
            json.writeStringProperty("backtestId", backtestId);
            json.writeStringProperty("kind", kind);
            json.writeNumberProperty("chunk", chunk);
            body.accept(json);
            json.writeEndObject();
        }
        return producer.send(new ProducerRecord<>(
                Topics.BACKTEST_ARTIFACTS.name(), backtestId, text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (Future<RecordMetadata> acknowledgement : sent) {
            await(acknowledgement);
        }
    }

    private static void await(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        try {
            RecordMetadata at = acknowledgement.get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("artifact at {}", at);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not acknowledge an artifact: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
