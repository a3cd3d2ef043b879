package io.atlantis.system;

import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The trades of one symbol as {@code market.trades} holds them, written to a file that {@link CandleOracle} reads. */
final class RecordedTrades {

    private static final String TOPIC = "market.trades";
    private static final Duration POLL = Duration.ofMillis(500);

    private RecordedTrades() {}

    /** Writes the trades before a time, in the order of the log; gives their number. */
    static int write(Platform platform, String symbol, Instant before, Path file) throws IOException {
        int count = 0;
        Map<String, Object> settings =
                Map.of("bootstrap.servers", platform.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,price,size\n");
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (symbol.equals(new String(record.key(), StandardCharsets.US_ASCII))) {
                        count += write(record.value(), before, out);
                    }
                }
            }
        }
        return count;
    }

    private static int write(byte[] value, Instant before, BufferedWriter out) throws IOException {
        TradeDecoder trade =
                new TradeDecoder().wrapAndApplyHeader(new UnsafeBuffer(value), 0, new MessageHeaderDecoder());
        long timeMs = TimeUnit.NANOSECONDS.toMillis(trade.eventTimeNs());
        if (timeMs >= before.toEpochMilli()) {
            return 0;
        }
        out.write(timeMs + "," + BigDecimal.valueOf(trade.priceE8(), 8).toPlainString() + ","
                + BigDecimal.valueOf(trade.sizeE6(), 6).toPlainString() + "\n");
        return 1;
    }
}
