package io.atlantis.benchmarks;

import io.atlantis.benchmarks.candles.CandleBenchmark;
import io.atlantis.benchmarks.engine.EngineBenchmark;
import io.atlantis.benchmarks.eventstore.CommandBenchmark;
import io.atlantis.benchmarks.eventstore.EventIndexBenchmark;
import io.atlantis.benchmarks.eventstore.EventStoreBenchmark;
import io.atlantis.benchmarks.ingest.IngestBenchmark;
import io.atlantis.benchmarks.language.CompileBenchmark;
import io.atlantis.benchmarks.language.LanguageBenchmark;
import io.atlantis.benchmarks.language.ManyStrategiesBenchmark;
import java.util.List;

/** Every benchmark there is, in the order of the way of the data. */
final class BenchmarkCatalog {

    private BenchmarkCatalog() {}

    static List<PlatformBenchmark> all() {
        return List.of(
                new IngestBenchmark(),
                new CandleBenchmark(),
                new EngineBenchmark(),
                new LanguageBenchmark(),
                new CompileBenchmark(),
                new ManyStrategiesBenchmark(),
                new EventStoreBenchmark(),
                new EventIndexBenchmark(),
                new CommandBenchmark());
    }
}
