package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.kernel.eventlog.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Group commits of the same bytes that nobody checks: what clients produce through one thread in batches as the owner's, without
 * conditions, chain, fold and index. Beside the owner it shows what those cost.
 */
final class GroupedProduces implements Appender {

    private static final long TIMEOUT_S = 30;
    private static final long IDLE_MS = 100;
    private static final int COMPLETED_TOGETHER = 32;

    private final PartitionLogSettings settings = RunningLog.SETTINGS;
    private final RawProduces raw;
    private final SampleEvents events;
    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(settings.queueCapacity());
    private final Semaphore places = new Semaphore(settings.maxGroupsUnderWay());
    private final ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("grouped-produces").unstarted(this::work);
    private final AtomicInteger groups = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();
    private volatile boolean running = true;

    private record Pending(LogRecord record, CompletableFuture<Void> outcome) {}

    GroupedProduces(RawProduces raw, SampleEvents events) {
        this.raw = raw;
        this.events = events;
        thread.start();
    }

    @Override
    public void append(int client) throws Exception {
        Pending pending = new Pending(events.rawRecord(client), new CompletableFuture<>());
        waiting.put(pending);
        pending.outcome().get(TIMEOUT_S, TimeUnit.SECONDS);
    }

    private void work() {
        try {
            while (running) {
                Pending first = waiting.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    places.acquire();
                    send(group(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Pending> group(Pending first) {
        List<Pending> group = new ArrayList<>(waiting.size() + 1);
        group.add(first);
        waiting.drainTo(group, settings.maxGroupEvents() - 1);
        groups.incrementAndGet();
        records.addAndGet(group.size());
        return group;
    }

    private void send(List<Pending> group) {
        AtomicInteger unacknowledged = new AtomicInteger(group.size());
        for (Pending pending : group) {
            raw.send(pending.record(), () -> {
                if (unacknowledged.decrementAndGet() == 0) {
                    places.release();
                    complete(group);
                }
            });
        }
    }

    private void complete(List<Pending> group) {
        for (int from = 0; from < group.size(); from += COMPLETED_TOGETHER) {
            List<Pending> some = group.subList(from, Math.min(group.size(), from + COMPLETED_TOGETHER));
            completions.execute(() -> some.forEach(pending -> pending.outcome().complete(null)));
        }
    }

    /** Average of the groups so far, at least 1. */
    double recordsPerGroup() {
        return Math.max(1.0, (double) records.get() / Math.max(1, groups.get()));
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
        completions.close();
        raw.close();
    }
}
