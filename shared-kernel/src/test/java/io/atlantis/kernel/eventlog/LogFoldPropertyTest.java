package io.atlantis.kernel.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Owners that pause, lose writes, repeat them and don't notice that they were deposed, against a naive reading of the rule. */
class LogFoldPropertyTest {

    private static final int WRITERS = 3;
    private static final int STEPS = 150;

    /** An owner with records on the way that arrive late, twice or never. */
    private static final class Writer {
        private final LogScribe scribe;
        private final Deque<LogRecord> onTheWay = new ArrayDeque<>();

        Writer(String name) {
            this.scribe = new LogScribe(name);
        }
    }

    @SeededTest(tries = 100)
    void shouldAgreeWithANaiveReadingOfTheRule(RandomGenerator random) {
        List<LogEntry> log = randomLog(random);

        assertThat(accepted(log)).containsExactlyElementsOf(naivelyAccepted(log));
    }

    @SeededTest(tries = 100)
    void shouldComeToTheSameFromEveryCheckpoint(RandomGenerator random) {
        List<LogEntry> log = randomLog(random);
        LogFold whole = new LogFold(0, FoldCheckpoint.START);
        FoldCheckpoint between = FoldCheckpoint.START;
        int cut = random.nextInt(log.size());
        for (LogEntry entry : log) {
            whole.accept(entry);
            between = entry.offset() == cut ? whole.checkpoint() : between;
        }
        LogFold resumed = new LogFold(0, between);
        for (LogEntry entry : log.subList((int) between.nextOffset(), log.size())) {
            resumed.accept(entry);
        }
        assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
    }

    private static List<LogEntry> randomLog(RandomGenerator random) {
        List<LogEntry> log = new ArrayList<>();
        LogFold known = new LogFold(0, FoldCheckpoint.START);
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer("w" + i));
        }
        for (int step = 0; step < STEPS; step++) {
            Writer writer = writers.get(random.nextInt(WRITERS));
            if (random.nextInt(10) == 0) {
                writer.scribe.learn(known.checkpoint());
                writer.onTheWay.add(writer.scribe.claim());
            } else if (writer.onTheWay.size() < 4) {
                writer.onTheWay.addAll(writer.scribe.commit(1 + random.nextInt(3)));
            }
            deliverSome(writer, random, log, known);
        }
        return log;
    }

    private static void deliverSome(Writer writer, RandomGenerator random, List<LogEntry> log, LogFold known) {
        int count = random.nextInt(writer.onTheWay.size() + 1);
        for (int i = 0; i < count; i++) {
            LogRecord record = writer.onTheWay.removeFirst();
            int copies = random.nextInt(20) == 0 ? 0 : random.nextInt(20) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                LogEntry entry = LogScribe.entry(log.size(), record);
                log.add(entry);
                known.accept(entry);
            }
        }
    }

    private static List<String> accepted(List<LogEntry> log) {
        LogFold fold = new LogFold(0, FoldCheckpoint.START);
        List<String> ids = new ArrayList<>();
        for (LogEntry entry : log) {
            if (fold.accept(entry) instanceof FoldStep.Committed committed) {
                committed.events().forEach(event -> ids.add(event.eventId()));
            }
        }
        return ids;
    }

    /** Keeps all records that may count and checks the whole chain again for each new one. */
    private static List<String> naivelyAccepted(List<LogEntry> log) {
        List<LogEntry.Event> applied = new ArrayList<>();
        List<LogEntry.Event> open = new ArrayList<>();
        long epoch = 0;
        for (LogEntry entry : log) {
            if (entry instanceof LogEntry.Claim claim && claim.claim().epoch() == epoch + 1) {
                epoch++;
                open.clear();
            } else if (entry instanceof LogEntry.Event event && event.epoch() == epoch && extendsCommit(open, event)) {
                List<LogEntry.Event> candidate = new ArrayList<>(applied);
                candidate.addAll(open);
                candidate.add(event);
                if (isChain(candidate)) {
                    open.add(event);
                }
                if (!open.isEmpty() && open.size() == open.getFirst().commitCount()) {
                    applied.addAll(open);
                    open.clear();
                }
            }
        }
        return applied.stream().map(event -> event.descriptor().id()).toList();
    }

    private static boolean extendsCommit(List<LogEntry.Event> open, LogEntry.Event event) {
        return event.commitIndex() == open.size()
                && open.stream().allMatch(other -> other.commitCount() == event.commitCount());
    }

    private static boolean isChain(List<LogEntry.Event> events) {
        byte[] previous = new byte[32];
        for (int i = 0; i < events.size(); i++) {
            LogEntry.Event event = events.get(i);
            previous = link(previous, i, event.meta(), event.payload());
            if (event.sequence() != i || !Arrays.equals(previous, event.hash())) {
                return false;
            }
        }
        return true;
    }

    private static byte[] link(byte[] previous, long sequence, byte[] meta, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(sequence);
            out.writeInt(meta.length);
            out.writeInt(payload.length);
            out.write(meta);
            out.write(payload);
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
