package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** A log in memory behind a network that delays, loses and forgets to acknowledge, as its seed says. */
final class SimulatedNetwork {

    private final RandomGenerator random;
    private final List<LogEntry> log = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private boolean faulty = true;

    SimulatedNetwork(RandomGenerator random) {
        this.random = random;
    }

    List<LogEntry> log() {
        return log;
    }

    LogTransport transport() {
        return new Transport();
    }

    /** From now on everything arrives and is acknowledged. */
    void heal() {
        faulty = false;
    }

    /** Lets one record of one writer arrive, or go astray. */
    void deliverOne() {
        List<Writer> busy =
                writers.stream().filter(writer -> !writer.onTheWay.isEmpty()).toList();
        if (!busy.isEmpty()) {
            busy.get(random.nextInt(busy.size())).deliver();
        }
    }

    boolean idle() {
        return writers.stream().allMatch(writer -> writer.onTheWay.isEmpty());
    }

    private record Sent(LogRecord record, LogTransport.WriteCallback callback) {}

    private final class Writer implements LogTransport.LogWriter {

        private final Deque<Sent> onTheWay = new ArrayDeque<>();
        private boolean closed;

        @Override
        public void write(LogRecord record, LogTransport.WriteCallback callback) {
            onTheWay.addLast(new Sent(record, callback));
        }

        void deliver() {
            Sent sent = onTheWay.removeFirst();
            int fate = faulty ? random.nextInt(40) : 3;
            if (fate == 0) {
                acknowledgeFailure(sent);
                return;
            }
            long offset = append(sent.record());
            if (fate == 1) {
                acknowledgeFailure(sent);
            } else if (fate != 2 && !closed) {
                sent.callback().written(offset);
            }
        }

        private void acknowledgeFailure(Sent sent) {
            if (!closed) {
                sent.callback().failed(new IllegalStateException("simulated failure"));
            }
        }

        @Override
        public void close() {
            closed = true;
            // What is on the way may arrive all the same, much later.
            if (random.nextBoolean()) {
                onTheWay.clear();
            }
        }
    }

    private long append(LogRecord record) {
        long offset = log.size();
        log.add(RecordFormat.decode(offset, record.key(), record.value(), record.headers()));
        return offset;
    }

    private final class Transport implements LogTransport {

        @Override
        public List<LogEntry> read(long fromOffset, Duration timeout) {
            int count = 1 + random.nextInt(20);
            int from = (int) fromOffset;
            return List.copyOf(log.subList(from, Math.min(log.size(), from + count)));
        }

        @Override
        public long endOffset() {
            if (faulty && random.nextInt(50) == 0) {
                throw new IllegalStateException("simulated: broker not to be reached");
            }
            return log.size();
        }

        @Override
        public LogWriter openWriter() {
            Writer writer = new Writer();
            writers.add(writer);
            return writer;
        }

        @Override
        public void close() {}
    }
}
