package io.atlantis.query.instruments;

import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.projection.ProjectionRegistration;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read model of instruments. */
@Configuration(proxyBeanMethods = false)
public class InstrumentsConfiguration {

    @Bean
    InstrumentStore instrumentStore(DSLContext database) {
        return new InstrumentStore(database);
    }

    @Bean
    ProjectionRegistration<ConsumerRecord<byte[], byte[]>> instrumentProjection() {
        return ProjectionRegistration.ofRecords(Topics.INSTRUMENTS.name(), InstrumentProjection::new);
    }

    @Bean
    SymbolController symbolController(InstrumentStore instruments, ObjectProvider<LastPrices> lastPrices) {
        return new SymbolController(instruments, lastPrices.getIfAvailable(() -> symbol -> OptionalDouble.empty()));
    }
}
