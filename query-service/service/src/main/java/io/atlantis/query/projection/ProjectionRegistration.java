package io.atlantis.query.projection;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.query.kafka.KafkaClients;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Asks for a projection to be run: a bean of this type is all that a feature adds.
 *
 * @param projection makes the read model; called once for the one that is read, and again for each rebuild beside it
 * @param topic it reads
 * @param source how a projection of some name reads that topic
 */
public record ProjectionRegistration<T>(
        Supplier<? extends Projection<T>> projection,
        String topic,
        BiFunction<KafkaClients, String, ProjectionSource<T>> source) {

    /** A projection of a topic's records as they are. */
    public static ProjectionRegistration<ConsumerRecord<byte[], byte[]>> ofRecords(
            String topic, Supplier<? extends Projection<ConsumerRecord<byte[], byte[]>>> projection) {
        return new ProjectionRegistration<>(
                projection, topic, (clients, name) -> new RecordSource(clients, topic, name));
    }

    /** A projection of an event log: what its fold lets count. */
    public static ProjectionRegistration<FoldedEvent> ofEvents(
            String topic, Supplier<? extends Projection<FoldedEvent>> projection) {
        return new ProjectionRegistration<>(projection, topic, (clients, name) -> new EventLogSource(clients, topic));
    }
}
