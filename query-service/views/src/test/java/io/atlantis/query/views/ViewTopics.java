package io.atlantis.query.views;

import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The view's topics on the tests' shared broker. */
final class ViewTopics {

    private static final long TIMEOUT_SECONDS = 10;

    private ViewTopics() {}

    /** Makes those that are not there yet. */
    static void create(TestKafka kafka) throws Exception {
        Set<String> present = kafka.admin().listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        List<NewTopic> missing = Stream.of(
                        Topics.TRADES,
                        Topics.BARS,
                        Topics.CANDLES,
                        Topics.TRADES_LATE,
                        Topics.TRADES_DLT,
                        Topics.BARS_DLT)
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                .toList();
        kafka.createTopics(missing);
    }

    static ProducerRecord<byte[], byte[]> record(Topic topic, String symbol, byte[] value) {
        return new ProducerRecord<>(topic.name(), symbol.getBytes(StandardCharsets.US_ASCII), value);
    }

    /** Whether the view has committed all trades and bars there are. */
    static boolean isCaughtUp(TestKafka kafka) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = kafka.admin()
                .listConsumerGroupOffsets(CandleView.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> ends = ends(kafka, Topics.TRADES);
        ends.putAll(ends(kafka, Topics.BARS));
        return ends.entrySet().stream().filter(end -> end.getValue() > 0).allMatch(end -> {
            OffsetAndMetadata at = committed.get(end.getKey());
            return at != null && at.offset() >= end.getValue();
        });
    }

    /** Offsets at the ends of a topic's partitions. */
    static Map<TopicPartition, Long> ends(TestKafka kafka, Topic topic) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        kafka.admin()
                .listOffsets(wanted)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
