package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * So many clients, each with one operation under way at a time, for so long. The latencies are those of the clients; a closed
 * loop doesn't show what would queue up in front of it.
 */
final class ClosedLoop {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;

    private final Ticker ticker;
    private final Duration warmUp;
    private final Duration measured;

    ClosedLoop(Ticker ticker, Duration warmUp, Duration measured) {
        this.ticker = ticker;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** One operation of a client; ends when it is acknowledged. */
    interface Operation {
        void run(int client) throws Exception;
    }

    /** Rate, median and 99th percentile as figures. */
    List<Measurement> measure(String name, int clients, Operation operation) throws Exception {
        return figures(name, clients, load(clients, operation), how());
    }

    static List<Measurement> figures(String name, int clients, Load load, String how) {
        String label = name + ", " + clients + (clients == 1 ? " client" : " clients");
        return List.of(
                new Measurement(label, load.perSecond(), "per second", how),
                new Measurement(label, load.p50Us(), "us p50", how),
                new Measurement(label, load.p99Us(), "us p99", how));
    }

    /** How it measures, in a few words. */
    String how() {
        return "closed loop, " + measured.toSeconds() + " s after " + warmUp.toSeconds() + " s of warm-up";
    }

    /** Warms up and measures once. */
    Load load(int clients, Operation operation) throws Exception {
        run(clients, operation, warmUp);
        long[] latenciesNs = run(clients, operation, measured);
        Arrays.sort(latenciesNs);
        double perSecond = latenciesNs.length * NANOS_PER_SECOND / measured.toNanos();
        return new Load(perSecond, percentile(latenciesNs, MEDIAN), percentile(latenciesNs, TAIL));
    }

    private static double percentile(long[] sortedNs, double quantile) {
        return sortedNs[(int) ((sortedNs.length - 1) * quantile)] / NANOS_PER_MICRO;
    }

    private long[] run(int clients, Operation operation, Duration duration)
            throws InterruptedException, ExecutionException, TimeoutException {
        long endNs = ticker.nanoTime() + duration.toNanos();
        List<Future<List<Long>>> running = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(executor.submit(() -> loop(number, operation, endNs)));
            }
            for (Future<List<Long>> future : running) {
                all.addAll(future.get(duration.toSeconds() * 2 + 60, TimeUnit.SECONDS));
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private List<Long> loop(int client, Operation operation, long endNs) throws Exception {
        List<Long> latenciesNs = new ArrayList<>();
        long startNs = ticker.nanoTime();
        while (startNs - endNs < 0) {
            operation.run(client);
            long doneNs = ticker.nanoTime();
            latenciesNs.add(doneNs - startNs);
            startNs = doneNs;
        }
        return latenciesNs;
    }
}
