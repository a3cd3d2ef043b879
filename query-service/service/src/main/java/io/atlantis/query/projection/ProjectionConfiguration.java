package io.atlantis.query.projection;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.query.kafka.KafkaClients;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs every {@link ProjectionRegistration} bean there is. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    ProjectionPipeline projectionPipeline(
            ObjectProvider<ProjectionRegistration<?>> registrations,
            KafkaClients clients,
            DSLContext database,
            Admin admin,
            Ticker ticker,
            ExecutorService executor) {
        ProjectionStore store = new ProjectionStore(database);
        DeadLetters deadLetters = new DeadLetters(clients);
        List<ProjectionRunner<?>> runners = registrations
                .orderedStream()
                .<ProjectionRunner<?>>map(registration -> new ProjectionRunner<>(
                        registration,
                        clients,
                        store,
                        new GroupOffsets(admin, ticker, registration.group(), registration.topic()),
                        deadLetters))
                .toList();
        return new ProjectionPipeline(runners, executor);
    }

    @Bean
    ProjectionHealth projectionHealth(ProjectionBoard board) {
        return new ProjectionHealth(board);
    }

    @Bean
    ProjectionMetrics projectionMetrics(ProjectionBoard board) {
        return new ProjectionMetrics(board);
    }
}
