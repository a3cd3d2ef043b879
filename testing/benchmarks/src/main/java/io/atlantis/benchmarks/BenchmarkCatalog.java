package io.atlantis.benchmarks;

import java.util.List;

/** Every benchmark there is, in the order of the way of the data. */
final class BenchmarkCatalog {

    private BenchmarkCatalog() {}

    static List<PlatformBenchmark> all() {
        return List.of();
    }
}
