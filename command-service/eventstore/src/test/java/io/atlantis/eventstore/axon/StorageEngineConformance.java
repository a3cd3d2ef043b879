package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.kafka.EmbeddedLog;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.junit.jupiter.api.AfterAll;

/** Axon's own suite on the real broker; run, and counted, by {@link AxonConformanceIT}. */
@WithKafka
class StorageEngineConformance extends StorageEngineTestSuite<AxonKafkaEventStorageEngine> {

    private static final EventConverter CONVERTER = new DelegatingEventConverter(new JacksonConverter());

    private final TestKafka kafka;
    private EmbeddedLog embedded;

    StorageEngineConformance(TestKafka kafka) {
        this.kafka = kafka;
    }

    @AfterAll
    void close() {
        embedded.close();
    }

    @Override
    protected AxonKafkaEventStorageEngine buildStorageEngine() throws Exception {
        embedded = EmbeddedLog.start(kafka, kafka.createTopic("conformance", 1));
        return new AxonKafkaEventStorageEngine(embedded.partitioned(), StorageEngineConformance::encoded);
    }

    private static byte[] encoded(EventMessage event) {
        return event.payloadAs(byte[].class, CONVERTER);
    }

    @Override
    protected ProcessingContext processingContext() {
        return new StubProcessingContext();
    }
}
