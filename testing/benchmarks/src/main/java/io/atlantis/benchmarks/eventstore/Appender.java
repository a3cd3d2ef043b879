package io.atlantis.benchmarks.eventstore;

/** One way to record events, opened empty for a single load. Any number of clients append at once. */
interface Appender extends AutoCloseable {

    /** Records one event of a client's entity and returns when it is acknowledged. */
    void append(int client) throws Exception;

    @Override
    void close() throws Exception;
}
