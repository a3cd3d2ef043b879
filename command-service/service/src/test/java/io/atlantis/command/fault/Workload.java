package io.atlantis.command.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Clients that fight over a few strategies, each on a virtual thread, until told to stop. Half of the edits are made on the newest version
 * that anybody has heard of, so that most of them collide; the rest on older ones.
 */
final class Workload implements AutoCloseable {

    private static final long THINK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long STOP_LIMIT_S = 40;
    private static final Duration PROGRESS_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Ledger ledger = new Ledger();
    private final List<String> strategies = new ArrayList<>();
    private final AtomicIntegerArray newest;
    private final AtomicInteger processes = new AtomicInteger();
    private final SplittableRandom seeds;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    private Workload(Cluster cluster, int strategyCount, long seed) {
        this.cluster = cluster;
        this.newest = new AtomicIntegerArray(strategyCount);
        this.seeds = new SplittableRandom(seed);
    }

    /** Creates the strategies and lets the clients loose. */
    static Workload start(Cluster cluster, int strategyCount, int clients, long seed) {
        Workload workload = new Workload(cluster, strategyCount, seed);
        StrategyClient creator = workload.client(workload.seeds.split());
        for (int i = 0; i < strategyCount; i++) {
            workload.strategies.add(
                    creator.create().orElseThrow(() -> new IllegalStateException("no instance answers")));
            workload.newest.set(i, 1);
        }
        for (int i = 0; i < clients; i++) {
            RandomGenerator random = workload.seeds.split();
            StrategyClient client = workload.client(random);
            workload.threads.execute(() -> workload.drive(client, random));
        }
        return workload;
    }

    private StrategyClient client(RandomGenerator random) {
        return new StrategyClient(cluster, ledger, processes.getAndIncrement(), random);
    }

    private void drive(StrategyClient client, RandomGenerator random) {
        while (!stopped) {
            int victim = random.nextInt(strategies.size());
            switch (random.nextInt(20)) {
                case 0 -> {
                    var _ = client.create();
                }
                case 1, 2, 3 -> client.rename(strategies.get(victim));
                default -> edit(client, victim, random.nextInt(8) == 0 ? random.nextInt(3) : 0);
            }
            LockSupport.parkNanos(random.nextLong(THINK_NS));
        }
    }

    private void edit(StrategyClient client, int victim, int versionsBehind) {
        int expected = Math.max(1, newest.get(victim) - versionsBehind);
        client.edit(strategies.get(victim), expected)
                .ifPresent(version -> newest.accumulateAndGet(victim, version, Math::max));
    }

    /** Lets the clients work until so many more commands are acknowledged. */
    void awaitAcknowledged(int more) {
        int enough = ledger.acknowledgedCount() + more;
        await().atMost(PROGRESS_LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.acknowledgedCount() >= enough);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets each client end what it is at. */
    Ledger stop() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        if (!threads.awaitTermination(STOP_LIMIT_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("clients did not end within " + STOP_LIMIT_S + " s");
        }
        return ledger;
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
