package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import java.time.Duration;
import java.util.List;

/**
 * One partition of the log as the store needs it. Reading is confined to the owner's thread. What {@link #read} returned once
 * at an offset, it returns always; what a writer was told is written, {@link #read} returns from then on.
 */
public interface LogTransport extends AutoCloseable {

    /**
     * Entries from an offset on, in order, none left out; fewer than there are, or none, when the time is up.
     *
     * @throws RuntimeException when the log can't be read for now
     */
    List<LogEntry> read(long fromOffset, Duration timeout);

    /**
     * First offset after the last entry that can be read.
     *
     * @throws RuntimeException when the log can't be asked for now
     */
    long endOffset();

    /** A fresh writer. */
    LogWriter openWriter();

    @Override
    void close();

    /** Writes records in the order given. Confined to the owner's thread; callbacks may come on any other. */
    interface LogWriter extends AutoCloseable {

        /** Writes a record; the callback tells once what became of it. */
        void write(LogRecord record, WriteCallback callback);

        /** Gives up what is under way without waiting: it may still arrive in the log, or not. */
        @Override
        void close();
    }

    /** What became of a write. */
    interface WriteCallback {

        /** The record stands in the log, on as many replicas as the topic demands. */
        void written(long offset);

        /** The record may stand in the log, or not, or come to stand there yet. */
        void failed(Exception cause);
    }
}
