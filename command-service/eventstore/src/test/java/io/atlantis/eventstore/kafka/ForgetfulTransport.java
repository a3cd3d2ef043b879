package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import java.time.Duration;
import java.util.List;

/** Writes every record, but says of each n-th that it failed. */
final class ForgetfulTransport implements LogTransport {

    private final LogTransport delegate;
    private final int every;
    private int writes;

    ForgetfulTransport(LogTransport delegate, int every) {
        this.delegate = delegate;
        this.every = every;
    }

    @Override
    public List<LogEntry> read(long fromOffset, Duration timeout) {
        return delegate.read(fromOffset, timeout);
    }

    @Override
    public long endOffset() {
        return delegate.endOffset();
    }

    @Override
    public LogWriter openWriter() {
        return new ForgetfulWriter(delegate.openWriter());
    }

    @Override
    public void close() {
        delegate.close();
    }

    private final class ForgetfulWriter implements LogWriter {

        private final LogWriter writer;

        ForgetfulWriter(LogWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(LogRecord record, WriteCallback callback) {
            boolean forgets = ++writes % every == 0;
            writer.write(record, forgets ? new Forgetting(callback) : callback);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private record Forgetting(LogTransport.WriteCallback callback) implements WriteCallback {

        @Override
        public void written(long offset) {
            callback.failed(new IllegalStateException("acknowledgement lost"));
        }

        @Override
        public void failed(Exception cause) {
            callback.failed(cause);
        }
    }
}
