package io.atlantis.query.views;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a record aside that can't be read: it goes unchanged to {@code <topic>.dlt}, with the reason and where it stood,
 * in the same transaction as everything else, and is counted. Any other failure is ours and stops the task, for it may
 * have left its cells half changed; the task starts again from the last commit.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

    /** Streams' configuration key that hands over the {@link CandleViewCounters}. */
    static final String COUNTERS_CONFIG = "atlantis.candle.view.counters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private @Nullable CandleViewCounters counters;

    /** For Kafka Streams, which makes the handler by its class name. */
    public DeadLetterHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        counters = (CandleViewCounters) Objects.requireNonNull(configs.get(COUNTERS_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (!(exception instanceof UnreadableRecordException)) {
            LOG.error(
                    "Candle view failed at topic={} partition={} offset={}",
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    exception);
            return Response.fail();
        }
        Objects.requireNonNull(counters).countUnreadable();
        LOG.warn(
                "Set aside unreadable record topic={} partition={} offset={}: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                exception.getMessage());
        return Response.resume(List.of(deadLetter(context, record, exception)));
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                context.topic() + ".dlt",
                null,
                null,
                (byte @Nullable []) record.key(),
                (byte @Nullable []) record.value(),
                context.headers());
        letter.headers()
                .add("dlt_reason", utf8(String.valueOf(exception.getMessage())))
                .add("dlt_topic", utf8(context.topic()))
                .add("dlt_partition", utf8(Integer.toString(context.partition())))
                .add("dlt_offset", utf8(Long.toString(context.offset())));
        return letter;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
