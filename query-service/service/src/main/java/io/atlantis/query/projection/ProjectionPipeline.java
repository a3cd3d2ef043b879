package io.atlantis.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts every registered projection on a thread of its own, and stops them before Kafka and Postgres clients close. */
final class ProjectionPipeline implements SmartLifecycle, ProjectionBoard {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionPipeline.class);
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final Map<String, ProjectionRunner<?>> runners = new LinkedHashMap<>();
    private final Rebuilds rebuilds;
    private final ExecutorService executor;
    private final List<Future<?>> running = new ArrayList<>();

    ProjectionPipeline(List<ProjectionRunner<?>> runners, Rebuilds rebuilds, ExecutorService executor) {
        for (ProjectionRunner<?> runner : runners) {
            if (this.runners.put(runner.name(), runner) != null) {
                throw new IllegalArgumentException("two projections are named " + runner.name());
            }
        }
        this.rebuilds = rebuilds;
        this.executor = executor;
    }

    @Override
    public Optional<ProjectionProgress> progressOf(String projection) {
        return Optional.ofNullable(runners.get(projection)).map(ProjectionRunner::progress);
    }

    @Override
    public Collection<ProjectionProgress> all() {
        return runners.values().stream().map(ProjectionRunner::progress).toList();
    }

    /** What runs the projection of that name. */
    Optional<ProjectionRunner<?>> runnerOf(String projection) {
        return Optional.ofNullable(runners.get(projection));
    }

    @Override
    public void start() {
        rebuilds.prepare();
        executor.execute(() -> rebuilds.dropLeftovers(runners.values()));
        runners.values().forEach(runner -> {
            runner.prepare();
            running.add(executor.submit(runner));
        });
    }

    @Override
    public void stop() {
        rebuilds.stop();
        runners.values().forEach(ProjectionRunner::stop);
        running.forEach(ProjectionPipeline::awaitEnd);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    private static void awaitEnd(Future<?> run) {
        try {
            run.get(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a projection did not end in order", e);
            run.cancel(true);
        }
    }
}
