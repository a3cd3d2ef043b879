package io.atlantis.query.lag;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * A group's place on a partition, as the coordinator knows it.
 *
 * @param group the consumer group
 * @param partition it reads
 * @param committed first offset it has not done with; empty when it is assigned but never committed
 */
record GroupReading(String group, TopicPartition partition, OptionalLong committed) {}
