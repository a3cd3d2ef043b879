package io.atlantis.query.projection;

import io.atlantis.query.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jooq.DSLContext;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Runs every {@link ProjectionRegistration} bean there is. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    @Bean
    ProjectionPipeline projectionPipeline(
            ObjectProvider<ProjectionRegistration<?>> registrations,
            KafkaClients clients,
            DSLContext database,
            ExecutorService executor) {
        ProjectionStore store = new ProjectionStore(database);
        DeadLetters deadLetters = new DeadLetters(clients);
        List<ProjectionRunner<?>> runners = registrations
                .orderedStream()
                .<ProjectionRunner<?>>map(
                        registration -> new ProjectionRunner<>(registration, clients, store, deadLetters, RETRY_PAUSE))
                .toList();
        return new ProjectionPipeline(runners, executor);
    }

    @Bean
    WebMvcConfigurer readYourWrites(ObjectProvider<ReadsFrom> reads, ProjectionBoard board) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                reads.orderedStream()
                        .forEach(read -> registry.addInterceptor(new MinPositionInterceptor(board, read.projections()))
                                .addPathPatterns(read.pathPattern()));
            }
        };
    }

    @Bean
    OpenApiCustomizer minPositionDescription(ObjectProvider<ReadsFrom> reads) {
        return new MinPositionDescription(reads.orderedStream().toList());
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
