package io.atlantis.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.kafka.KafkaSettings;
import io.atlantis.testkit.infra.TestDatabase;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** One or more instances of the projector on a database of their own. */
final class ProjectionRig implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ProjectionRunner<?>> running = new ArrayList<>();
    private final KafkaClients clients;
    private final TestDatabase emptyDatabase;
    private final DSLContext database;
    private final ProjectionStore store;
    private final Rebuilds rebuilds;

    ProjectionRig(TestKafka kafka, TestPostgres postgres) {
        clients = new KafkaClients(new KafkaSettings(kafka.bootstrapServers()));
        emptyDatabase = postgres.newDatabase();
        migrations().load().migrate();
        database = DSL.using(emptyDatabase.dataSource(), SQLDialect.POSTGRES);
        store = new ProjectionStore(database);
        rebuilds = newRebuilds();
    }

    private FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(emptyDatabase.dataSource())
                .locations("classpath:db/query", "classpath:db/seen");
    }

    /** Rebuilds as another instance of the service has them. */
    Rebuilds newRebuilds() {
        return new Rebuilds(
                store,
                clients,
                emptyDatabase.dataSource(),
                schema -> migrations()
                        .defaultSchema(schema)
                        .schemas(schema)
                        .load()
                        .migrate(),
                executor,
                Clock.systemUTC());
    }

    DSLContext database() {
        return database;
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    ExecutorService executor() {
        return executor;
    }

    <T> ProjectionRunner<T> run(ProjectionRegistration<T> registration) {
        return run(registration, rebuilds);
    }

    <T> ProjectionRunner<T> run(ProjectionRegistration<T> registration, Rebuilds ofThatInstance) {
        ProjectionRunner<T> runner = new ProjectionRunner<>(
                registration, clients, store, new DeadLetters(clients), ofThatInstance, Duration.ofMillis(20));
        running.add(runner);
        executor.execute(runner);
        return runner;
    }

    ProjectionPipeline boardOf(ProjectionRunner<?> runner) {
        return new ProjectionPipeline(List.of(runner), rebuilds, executor);
    }

    RebuildStatus awaitRebuild(String projection, RebuildStatus.State outcome) {
        return await().atMost(LIMIT).until(() -> rebuilds.statusOf(projection), it -> it.status() == outcome);
    }

    void awaitSeen(int count) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(seen()).isEqualTo(count));
    }

    int seen() {
        return database.fetchCount(SeenProjection.SEEN);
    }

    int seenOf(int partition) {
        return database.fetchCount(SeenProjection.SEEN, SeenProjection.PARTITION.eq(partition));
    }

    int seenTwice() {
        return database.fetchCount(DSL.select(SeenProjection.PARTITION, SeenProjection.POSITION)
                .from(SeenProjection.SEEN)
                .groupBy(SeenProjection.PARTITION, SeenProjection.POSITION)
                .having(DSL.count().gt(1)));
    }

    List<String> rebuildSchemas() {
        return database.fetch("select nspname from pg_namespace where nspname like 'rebuild%'")
                .map(row -> row.get(0, String.class));
    }

    @Override
    public void close() {
        rebuilds.stop();
        running.forEach(ProjectionRunner::stop);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
