package io.atlantis.eventstore.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.eventstore.core.LogTransport.LogWriter;
import io.atlantis.eventstore.core.LogTransport.WriteCallback;
import io.atlantis.kernel.eventlog.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.Header;

/**
 * The way from the writers to the log: delays, loses, repeats and reorders records, and forgets or makes up what it answers,
 * as its seed says. One promise it keeps: a record that is said to be written stands in the log.
 */
final class SimulatedNetwork {

    private static final IllegalStateException BROKEN = new IllegalStateException("simulated: connection lost");

    private final SimulatedLog log;
    private final RandomGenerator random;
    private final Coverage coverage;
    private final Trace trace;
    private final List<Writer> busy = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Set<Writer>> sentBy = new HashMap<>();
    private boolean faulty = true;
    private int writers;

    SimulatedNetwork(SimulatedLog log, RandomGenerator random, Coverage coverage, Trace trace) {
        this.log = log;
        this.random = random;
        this.coverage = coverage;
        this.trace = trace;
    }

    /** From now on everything arrives, once and in order, and is acknowledged. */
    void heal() {
        faulty = false;
    }

    boolean faulty() {
        return faulty;
    }

    boolean idle() {
        return busy.isEmpty() && answers.isEmpty();
    }

    /** By how many writers an event was sent: more than one when it was decided anew after a doubt. */
    int timesSent(String eventId) {
        return sentBy.getOrDefault(eventId, Set.of()).size();
    }

    Writer openWriter(SimulatedNode node) {
        return new Writer(node, writers++);
    }

    /** Lets one record arrive, or go astray, or one answer come back. */
    void deliver() {
        if (!answers.isEmpty() && (busy.isEmpty() || random.nextInt(3) == 0)) {
            answers.remove(faulty ? random.nextInt(answers.size()) : 0).give();
        } else if (!busy.isEmpty()) {
            Writer writer = busy.get(random.nextInt(busy.size()));
            writer.deliver();
            if (writer.onTheWay.isEmpty()) {
                busy.remove(writer);
            }
        }
    }

    private record Sent(LogRecord content, WriteCallback callback) {}

    /** What a writer is to be told: {@code offset} below 0 for a failure. */
    private record Answer(Writer writer, WriteCallback callback, long offset) {

        void give() {
            if (writer.node.killed()) {
                return;
            }
            if (offset < 0) {
                callback.failed(BROKEN);
            } else {
                callback.written(offset);
            }
        }
    }

    /** A producer: in order as a rule; after a failure its later records may overtake the earlier ones. */
    final class Writer implements LogWriter {

        private final SimulatedNode node;
        private final int number;
        private final List<Sent> onTheWay = new ArrayList<>();
        private boolean closed;

        private Writer(SimulatedNode node, int number) {
            this.node = node;
            this.number = number;
        }

        @Override
        public void write(LogRecord sent, WriteCallback callback) {
            if (onTheWay.isEmpty()) {
                busy.add(this);
            }
            onTheWay.add(new Sent(sent, callback));
            Header id = sent.headers().lastHeader("ce_id");
            if (id != null) {
                sentBy.computeIfAbsent(new String(id.value(), UTF_8), _ -> new LinkedHashSet<>())
                        .add(this);
            }
            node.inCall(Happening.STALLED_BETWEEN_WRITES);
        }

        private void deliver() {
            boolean overtaken = faulty && onTheWay.size() > 1 && random.nextInt(60) == 0;
            Sent sent = onTheWay.remove(overtaken ? 1 : 0);
            if (overtaken) {
                coverage.count(Happening.OVERTAKEN);
                trace.note(() -> this + ": a record overtakes");
            }
            switch (faulty ? random.nextInt(100) : 99) {
                case 0 -> lose(sent, Happening.WRITE_LOST);
                case 1 -> fail(sent, Happening.WRITE_FAILED, -1);
                case 2 -> fail(sent, Happening.FAILURE_OF_A_WRITTEN_RECORD, append(sent));
                case 3 -> {
                    append(sent);
                    lose(sent, Happening.ACKNOWLEDGEMENT_LOST);
                }
                case 4 -> {
                    acknowledge(sent, append(sent));
                    onTheWay.add(random.nextInt(onTheWay.size() + 1), new Sent(sent.content(), null));
                    coverage.count(Happening.WRITTEN_TWICE);
                }
                default -> acknowledge(sent, append(sent));
            }
        }

        private long append(Sent sent) {
            long offset = log.append(sent.content());
            if (closed) {
                coverage.count(Happening.ARRIVED_AFTER_CLOSE);
            }
            trace.note(() -> this + ": record arrives: " + log.read((int) offset, 1));
            return offset;
        }

        private void lose(Sent sent, Happening happening) {
            coverage.count(happening);
            trace.note(() -> this + ": " + happening + " " + sent);
        }

        private void fail(Sent sent, Happening happening, long offset) {
            coverage.count(happening);
            trace.note(() -> this + ": " + happening + " at " + offset);
            if (sent.callback() != null) {
                answers.add(new Answer(this, sent.callback(), -1));
            }
        }

        private void acknowledge(Sent sent, long offset) {
            if (sent.callback() == null) {
                return;
            }
            Answer answer = new Answer(this, sent.callback(), offset);
            if (random.nextBoolean()) {
                answer.give();
            } else {
                answers.add(answer);
            }
        }

        @Override
        public void close() {
            closed = true;
            // What is on the way may arrive all the same, much later, whatever the producer is told now.
            if (random.nextInt(3) == 0) {
                onTheWay.forEach(sent -> fail(sent, Happening.WRITE_FAILED, -1));
                onTheWay.clear();
                busy.remove(this);
            }
        }

        @Override
        public String toString() {
            return "writer " + number + " of " + node.name() + (closed ? " (closed)" : "");
        }
    }
}
