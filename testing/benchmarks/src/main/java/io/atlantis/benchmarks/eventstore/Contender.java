package io.atlantis.benchmarks.eventstore;

/**
 * A way to record events that the benchmark compares.
 *
 * @param name as in the figures
 * @param opening gives it empty, for one load
 */
record Contender(String name, Opening opening) {

    /** Opens an appender under a name of its own: a topic's or a table's. */
    interface Opening {
        Appender open(String place) throws Exception;
    }
}
