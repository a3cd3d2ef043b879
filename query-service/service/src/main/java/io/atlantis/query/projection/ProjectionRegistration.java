package io.atlantis.query.projection;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.query.kafka.KafkaClients;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Asks for a projection to be run: a bean of this type is all that a feature adds.
 *
 * @param projection the read model
 * @param topic it reads
 * @param source how it reads that topic
 */
public record ProjectionRegistration<T>(
        Projection<T> projection, String topic, Function<KafkaClients, ProjectionSource<T>> source) {

    /** A projection of a topic's records as they are. */
    public static ProjectionRegistration<ConsumerRecord<byte[], byte[]>> ofRecords(
            String topic, Projection<ConsumerRecord<byte[], byte[]>> projection) {
        return new ProjectionRegistration<>(
                projection, topic, clients -> new RecordSource(clients, topic, projection.name()));
    }

    /** A projection of an event log: what its fold lets count. */
    public static ProjectionRegistration<FoldedEvent> ofEvents(String topic, Projection<FoldedEvent> projection) {
        return new ProjectionRegistration<>(projection, topic, clients -> new EventLogSource(clients, topic));
    }

    String name() {
        return projection.name();
    }

    /** The consumer group under which lag tools see it. */
    String group() {
        return "atlantis-projection-" + projection.name();
    }
}
