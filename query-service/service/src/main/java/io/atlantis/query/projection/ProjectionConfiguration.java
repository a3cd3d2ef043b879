package io.atlantis.query.projection;

import io.atlantis.query.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Runs every {@link ProjectionRegistration} bean there is. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectionController.class)
public class ProjectionConfiguration {

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    @Bean
    ProjectionStore projectionStore(DSLContext database) {
        return new ProjectionStore(database);
    }

    /** A rebuild's connection has a search path and a lock of its own: none of the pool's is lent to it. */
    @Bean
    Rebuilds projectionRebuilds(
            ProjectionStore store,
            KafkaClients clients,
            JdbcConnectionDetails database,
            Flyway migrations,
            ExecutorService executor,
            Clock clock) {
        DataSource unpooled = new DriverManagerDataSource(
                database.getJdbcUrl(),
                Objects.requireNonNullElse(database.getUsername(), ""),
                Objects.requireNonNullElse(database.getPassword(), ""));
        return new Rebuilds(store, clients, unpooled, migratedLike(migrations, unpooled), executor, clock);
    }

    private static SchemaDefinition migratedLike(Flyway migrations, DataSource unpooled) {
        return schema -> Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(unpooled)
                .defaultSchema(schema)
                .schemas(schema)
                .load()
                .migrate();
    }

    @Bean
    EndOffsets endOffsets(Admin admin) {
        return new EndOffsets(admin);
    }

    @Bean
    ProjectionPipeline projectionPipeline(
            ObjectProvider<ProjectionRegistration<?>> registrations,
            KafkaClients clients,
            ProjectionStore store,
            Rebuilds rebuilds,
            ExecutorService executor) {
        DeadLetters deadLetters = new DeadLetters(clients);
        List<ProjectionRunner<?>> runners = registrations
                .orderedStream()
                .<ProjectionRunner<?>>map(registration ->
                        new ProjectionRunner<>(registration, clients, store, deadLetters, rebuilds, RETRY_PAUSE))
                .toList();
        return new ProjectionPipeline(runners, rebuilds, executor);
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
