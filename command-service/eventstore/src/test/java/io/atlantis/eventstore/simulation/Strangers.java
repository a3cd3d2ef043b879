package io.atlantis.eventstore.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Whoever else has access to the topic: writes garbage, copies, forgeries and claims right into the log. */
final class Strangers {

    private final SimulatedLog log;
    private final World world;
    private final RandomGenerator random;
    private final LogFold fold = new LogFold(0, FoldCheckpoint.START);
    private final List<LogEntry.Event> events = new ArrayList<>();

    Strangers(World world) {
        this.world = world;
        this.log = world.log();
        this.random = world.random();
    }

    void step() {
        for (LogEntry entry : log.read((int) fold.nextOffset(), Integer.MAX_VALUE / 2)) {
            fold.accept(entry);
            if (entry instanceof LogEntry.Event event) {
                events.add(event);
            }
        }
        LogRecord written = any();
        long offset = log.append(written);
        world.trace().note(() -> "a stranger writes " + log.read((int) offset, 1));
    }

    private LogRecord any() {
        int what = random.nextInt(20);
        if (what == 0) {
            world.coverage().count(Happening.RIVAL_CLAIM_OF_A_STRANGER);
            return claim(fold.epoch() + 1);
        } else if (what < 3) {
            return claim(fold.epoch() - random.nextInt(2));
        } else if (what < 5) {
            return claim(fold.epoch() + 2 + random.nextInt(3));
        } else if (events.isEmpty() || what < 7) {
            return new LogRecord("key".getBytes(UTF_8), "{}".getBytes(UTF_8), new RecordHeaders());
        } else if (what < 10) {
            return log.records().get(random.nextInt(log.end()));
        }
        return forged(events.get(random.nextInt(events.size())));
    }

    private LogRecord claim(long epoch) {
        return RecordFormat.claim(new OwnerClaim(world.ids().nextId(), epoch, "stranger", "", "", 1));
    }

    /**
     * An event as it might come next, but for its hash and perhaps one thing more. Not with the right hash: whoever can compute
     * that can write what counts.
     */
    private LogRecord forged(LogEntry.Event event) {
        int flaw = random.nextInt(5);
        byte[] hash = event.hash().clone();
        hash[0]++;
        LogRecord forged = RecordFormat.event(
                fold.epoch() + (flaw == 0 ? 1 : 0),
                fold.nextSequence() + (flaw == 1 ? 1 : 0),
                flaw == 2 ? 1 : 0,
                flaw == 2 ? 3 : 1,
                event.descriptor(),
                event.meta(),
                event.payload(),
                hash,
                null);
        return flaw == 3 ? new LogRecord("other".getBytes(UTF_8), forged.value(), forged.headers()) : forged;
    }
}
