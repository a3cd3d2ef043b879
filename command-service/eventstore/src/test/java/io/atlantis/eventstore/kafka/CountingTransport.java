package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.kernel.eventlog.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the records that are read. */
final class CountingTransport implements LogTransport {

    private final LogTransport delegate;
    private final AtomicLong recordsRead = new AtomicLong();

    CountingTransport(LogTransport delegate) {
        this.delegate = delegate;
    }

    long recordsRead() {
        return recordsRead.get();
    }

    @Override
    public List<LogEntry> read(long fromOffset, Duration timeout) {
        List<LogEntry> entries = delegate.read(fromOffset, timeout);
        recordsRead.addAndGet(entries.size());
        return entries;
    }

    @Override
    public long endOffset() {
        return delegate.endOffset();
    }

    @Override
    public LogWriter openWriter() {
        return delegate.openWriter();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
