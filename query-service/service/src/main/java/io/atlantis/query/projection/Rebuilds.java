package io.atlantis.query.projection;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.query.kafka.KafkaClients;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds projections anew beside their live rows, one rebuild of a projection at a time over all instances. Thread-safe. */
final class Rebuilds {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final ProjectionStore liveStore;
    private final KafkaClients clients;
    private final DataSource unpooled;
    private final SchemaDefinition definition;
    private final ExecutorService executor;
    private final Clock clock;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();
    private volatile CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param liveStore positions of the live projections
     * @param unpooled connections that are closed for good by closing them: a rebuild's has a lock and a search path of its own
     */
    Rebuilds(
            ProjectionStore liveStore,
            KafkaClients clients,
            DataSource unpooled,
            SchemaDefinition definition,
            ExecutorService executor,
            Clock clock) {
        this.liveStore = liveStore;
        this.clients = clients;
        this.unpooled = unpooled;
        this.definition = definition;
        this.executor = executor;
        this.clock = clock;
    }

    RebuildStatus statusOf(String projection) {
        return progressOf(projection).status();
    }

    /**
     * Begins a rebuild and returns.
     *
     * @throws ProblemException 409 when the projection can't be rebuilt beside itself or is being rebuilt
     */
    <T> void begin(ProjectionRunner<T> runner) {
        Projection<T> projection = runner.registration().projection().get();
        if (projection.tables().isEmpty()) {
            throw notPossible(projection.name());
        }
        RebuildProgress rebuild = progressOf(projection.name());
        ShadowSchema schema = opened(projection.name(), rebuild).orElseThrow(() -> running(projection.name()));
        CountDownLatch cancelled = stop;
        executor.execute(() -> {
            try {
                runner.overtakenBy(run(runner.registration(), projection, schema, rebuild, cancelled, false));
            } catch (RuntimeException e) {
                LOG.error("rebuild of projection {} failed, its rows stay as they are", projection.name(), e);
            }
        });
    }

    /**
     * Rebuilds a projection whose rows are of a log that is gone; returns when the new rows are in place.
     *
     * @param stop counted down, it ends the rebuild without an effect
     * @throws RuntimeException when it failed or another instance is at it; the caller tries again
     */
    <T> void replaceForeign(ProjectionRunner<T> runner, CountDownLatch stop) {
        Projection<T> projection = runner.registration().projection().get();
        RebuildProgress rebuild = progressOf(projection.name());
        ShadowSchema schema = opened(projection.name(), rebuild)
                .orElseThrow(() -> new RebuildFailedException("it is being built anew already"));
        run(runner.registration(), projection, schema, rebuild, stop, true);
    }

    /** Removes what rebuilds of a process that died left behind. */
    void dropLeftovers(Collection<ProjectionRunner<?>> runners) {
        for (ProjectionRunner<?> runner : runners) {
            try {
                ShadowSchema.open(unpooled, runner.name()).ifPresent(schema -> {
                    try (schema) {
                        dropLeftovers(schema, runner.name());
                    }
                });
            } catch (RuntimeException e) {
                LOG.warn("leftovers of a rebuild of {} were not looked for: {}", runner.name(), e.getMessage());
            }
        }
    }

    /** Allows rebuilds. */
    void prepare() {
        stop = new CountDownLatch(1);
    }

    /** Ends those under way without an effect. */
    void stop() {
        stop.countDown();
    }

    /** Where to rebuild; empty when this or another instance is at it. */
    private Optional<ShadowSchema> opened(String projection, RebuildProgress rebuild) {
        if (!rebuild.begin()) {
            return Optional.empty();
        }
        try {
            Optional<ShadowSchema> schema = ShadowSchema.open(unpooled, projection);
            if (schema.isEmpty()) {
                rebuild.failed("another instance of the service is at it");
            }
            return schema;
        } catch (RuntimeException e) {
            rebuild.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private <T> List<T> run(
            ProjectionRegistration<T> registration,
            Projection<T> projection,
            ShadowSchema schema,
            RebuildProgress rebuild,
            CountDownLatch cancelled,
            boolean replacesForeign) {
        List<T> overtaken;
        try (schema) {
            overtaken = rebuilt(registration, projection, schema, rebuild, cancelled, replacesForeign);
        } catch (RuntimeException | Error e) {
            rebuild.failed(String.valueOf(e.getMessage()));
            throw e;
        }
        // Said only now that the lock is given back: who reads it may begin another.
        rebuild.completed();
        LOG.info("projection {} is rebuilt", projection.name());
        return overtaken;
    }

    private <T> List<T> rebuilt(
            ProjectionRegistration<T> registration,
            Projection<T> projection,
            ShadowSchema schema,
            RebuildProgress rebuild,
            CountDownLatch cancelled,
            boolean replacesForeign) {
        schema.create(definition);
        try (ProjectionSource<T> source = registration.source().apply(clients, "rebuild-" + projection.name())) {
            return new ShadowRebuild<>(
                            projection,
                            registration.topic(),
                            source,
                            schema,
                            liveStore,
                            rebuild,
                            cancelled,
                            replacesForeign)
                    .run();
        } finally {
            dropLeftovers(schema, projection.name());
        }
    }

    /** What can't be removed now is removed at the next start; what became of the rebuild does not hang on it. */
    private static void dropLeftovers(ShadowSchema schema, String projection) {
        try {
            schema.drop();
        } catch (RuntimeException e) {
            LOG.warn("leftovers of a rebuild of {} stay for now: {}", projection, e.getMessage());
        }
    }

    private RebuildProgress progressOf(String projection) {
        return progress.computeIfAbsent(projection, name -> new RebuildProgress(clock));
    }

    private static ProblemException running(String projection) {
        return new ProblemException(Problem.of(
                "rebuild-running",
                409,
                "Rebuild running",
                "projection " + projection + " is being rebuilt; see GET /api/v1/ops/projections"));
    }

    private static ProblemException notPossible(String projection) {
        return new ProblemException(
                Problem.of(
                        "rebuild-not-possible",
                        409,
                        "Rebuild not possible",
                        "projection " + projection
                                + " can't be built beside its live rows: its tables are partitioned by time; stop the"
                                + " service, delete its rows of projection_checkpoint and empty its tables to have it replay its topic"));
    }
}
