package io.atlantis.runner.service;

import io.atlantis.runner.archive.TickArchive;
import io.atlantis.runner.service.report.ArtifactPublisher;
import io.atlantis.runner.service.report.CommandClient;
import io.atlantis.runner.service.request.BacktestQueue;
import io.atlantis.runner.service.request.PendingBacktest;
import io.atlantis.runner.service.request.RequestTail;
import io.atlantis.runner.service.run.BacktestExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The stages of the runner in the order of the data, each on threads of its own:
 *
 * <ol>
 *   <li>the tick archive follows the market topics,
 *   <li>the request tail follows {@code domain.events} into the queue,
 *   <li>workers take requests from the queue, run them, and report.
 * </ol>
 *
 * Stopped in the reverse order; a run that is cut short is taken up again at the next start.
 */
final class RunnerPipeline implements SmartLifecycle {

    private static final long TAKE_TIMEOUT_MS = 500;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(RunnerPipeline.class);

    private final TickArchive archive;
    private final RequestTail requests;
    private final BacktestQueue queue;
    private final BacktestExecution execution;
    private final CommandClient commands;
    private final ArtifactPublisher artifacts;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    RunnerPipeline(
            TickArchive archive,
            RequestTail requests,
            BacktestQueue queue,
            BacktestExecution execution,
            CommandClient commands,
            ArtifactPublisher artifacts,
            int workers) {
        this.archive = archive;
        this.requests = requests;
        this.queue = queue;
        this.execution = execution;
        this.commands = commands;
        this.artifacts = artifacts;
        this.workers = workers;
    }

    @Override
    public void start() {
        running = true;
        launch("tick-archive", archive.tail());
        launch("request-tail", requests);
        for (int worker = 1; worker <= workers; worker++) {
            launch("backtest-worker-" + worker, this::work);
        }
    }

    private void launch(String name, Runnable stage) {
        threads.add(Thread.ofPlatform().name(name).start(stage));
    }

    private void work() {
        try {
            while (running) {
                Optional<PendingBacktest> next = queue.take(TAKE_TIMEOUT_MS);
                if (next.isPresent()) {
                    execution.execute(next.get());
                }
            }
        } catch (InterruptedException e) {
            LOG.info("worker stops; what it was at is taken up again at the next start");
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        commands.close();
        requests.stop();
        archive.close();
        threads.stream()
                .filter(thread -> thread.getName().startsWith("backtest-worker"))
                .forEach(Thread::interrupt);
        threads.forEach(RunnerPipeline::await);
        artifacts.close();
    }

    private static void await(Thread thread) {
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                LOG.warn("{} did not stop within {} s", thread.getName(), STOP_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
