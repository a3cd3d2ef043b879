package io.atlantis.query.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@WithKafka
class FirstUnreadIT {

    private static final int RECORDS = 5;

    @Test
    void shouldFindTheFirstRecordOfEachPartitionLookAfterLook(TestKafka kafka) {
        String topic = kafka.createTopic("unread", 2);
        TopicPartition filled = new TopicPartition(topic, 0);
        TopicPartition empty = new TopicPartition(topic, 1);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            records.add(new ProducerRecord<>(topic, 0, 1_000L + number, null, new byte[1]));
        }
        kafka.send(records);

        try (FirstUnread firstUnread = new FirstUnread(kafka.newConsumer(), Ticker.system())) {
            for (long offset = 0; offset < RECORDS; offset++) {
                assertThat(firstUnread.timestampsMs(
                                Map.of(filled, offset, empty, 0L), Map.of(filled, (long) RECORDS, empty, 0L)))
                        .isEqualTo(Map.of(filled, 1_000L + offset));
            }
        }
    }
}
