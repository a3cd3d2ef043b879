package io.atlantis.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** A load benchmark: brings what it needs (an embedded Kafka, say), measures, and cleans up. */
public interface PlatformBenchmark {

    /** Name on the command line, such as {@code event-store}. */
    String name();

    /** One line that says what is measured beside what. */
    String description();

    /**
     * Measures once, after its own warm-up.
     *
     * @param scratch an empty folder of its own, deleted afterwards
     * @return the figures in the order to show, the limit or peer among them
     * @throws Exception whatever went wrong; a benchmark that fails prints no figure
     */
    List<Measurement> run(Path scratch) throws Exception;
}
