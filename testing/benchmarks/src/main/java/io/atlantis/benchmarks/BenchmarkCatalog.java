package io.atlantis.benchmarks;

import io.atlantis.benchmarks.candles.CandleBenchmark;
import io.atlantis.benchmarks.engine.EngineBenchmark;
import java.util.List;

/** Every benchmark there is, in the order of the way of the data. */
final class BenchmarkCatalog {

    private BenchmarkCatalog() {}

    static List<PlatformBenchmark> all() {
        return List.of(new CandleBenchmark(), new EngineBenchmark());
    }
}
