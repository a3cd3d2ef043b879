package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.LogEntry;
import java.time.Duration;
import java.util.List;

/**
 * The reading side of a transport, whose failures are told apart from all others: only these may be tried again. What fails after a
 * record was read is a defect, since fold and index would differ. Confined to the owner's thread.
 */
final class ReachableLog {

    private final LogTransport transport;

    ReachableLog(LogTransport transport) {
        this.transport = transport;
    }

    /**
     * As {@link LogTransport#read}.
     *
     * @throws LogUnreachableException when the log can't be read for now
     */
    List<LogEntry> read(long fromOffset, Duration timeout) {
        try {
            return transport.read(fromOffset, timeout);
        } catch (RuntimeException e) {
            throw new LogUnreachableException("offset " + fromOffset + " can't be read", e);
        }
    }

    /**
     * First offset after the last record.
     *
     * @throws LogUnreachableException when the log can't be asked for now
     */
    long endOffset() {
        try {
            return transport.endOffset();
        } catch (RuntimeException e) {
            throw new LogUnreachableException("end of the log can't be asked for", e);
        }
    }
}
