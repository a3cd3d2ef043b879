package io.atlantis.ingest.imports;

import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import io.atlantis.kernel.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Looks at the end of a symbol's partition: where it is, and how far a run has come in it. */
final class PartitionTail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    /**
     * @param consumer without a group; stays the caller's
     */
    PartitionTail(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Offset after the last record of the symbol's partition. */
    long endOffset(Topic topic, String symbol) {
        TopicPartition partition = partition(topic, symbol);
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /**
     * Highest sequence of a run at or after an offset; 0 when there is none. Records of a run are in order, so that all
     * before it are there too.
     */
    long lastSequence(Topic topic, String symbol, long fromOffset, long runId) {
        TopicPartition partition = partition(topic, symbol);
        consumer.assign(List.of(partition));
        consumer.seek(partition, fromOffset);
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        long last = 0;
        while (consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
            for (var message : consumer.poll(POLL)) {
                buffer.wrap(message.value());
                last = Math.max(last, sequenceIn(runId));
            }
        }
        return last;
    }

    private long sequenceIn(long runId) {
        header.wrap(buffer, 0);
        if (header.templateId() == TradeDecoder.TEMPLATE_ID) {
            trade.wrapAndApplyHeader(buffer, 0, header);
            return trade.runId() == runId ? trade.sequence() : 0;
        }
        bar.wrapAndApplyHeader(buffer, 0, header);
        return bar.runId() == runId ? bar.sequence() : 0;
    }

    /** As the producer's default partitioner chooses it. */
    private TopicPartition partition(Topic topic, String symbol) {
        int count = consumer.partitionsFor(topic.name()).size();
        byte[] key = symbol.getBytes(StandardCharsets.US_ASCII);
        return new TopicPartition(topic.name(), Utils.toPositive(Utils.murmur2(key)) % count);
    }
}
