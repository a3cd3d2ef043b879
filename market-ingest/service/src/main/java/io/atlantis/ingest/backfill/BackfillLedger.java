package io.atlantis.ingest.backfill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What history is still owed, on disk: written before it is begun, struck out when Kafka has acknowledged it. So a gap
 * outlives a kill until it is filled. It names the log it speaks of; beside another log it counts for nothing, and all
 * history is fetched anew, which the candle algebra takes without doubling anything. Confined to one thread.
 */
final class BackfillLedger {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillLedger.class);

    private final Path file;
    private final JsonMapper json = new JsonMapper();
    private final String logIdentity;
    private final Set<String> knownSymbols = new HashSet<>();
    private final List<BackfillTask> pending = new ArrayList<>();
    private long plannedUntilNs;

    private BackfillLedger(Path file, String logIdentity) {
        this.file = file;
        this.logIdentity = logIdentity;
    }

    /** The form on disk. */
    record Page(String logIdentity, long plannedUntilNs, Set<String> knownSymbols, List<BackfillTask> pending) {}

    /**
     * @param logIdentity of the log that is there now
     */
    static BackfillLedger open(Path file, String logIdentity) {
        BackfillLedger ledger = new BackfillLedger(file, logIdentity);
        if (Files.exists(file)) {
            ledger.read();
        }
        return ledger;
    }

    /** Everything before this is in Kafka, or live, or among {@link #pending}; epoch nanoseconds, 0 at first. */
    long plannedUntilNs() {
        return plannedUntilNs;
    }

    boolean knows(String symbol) {
        return knownSymbols.contains(symbol);
    }

    /** What is owed, most urgent first; a copy. */
    List<BackfillTask> pending() {
        return List.copyOf(pending);
    }

    /** Takes on tasks ahead of those there are, and moves the plan on. */
    void plan(Collection<BackfillTask> tasks, long untilNs) {
        List<BackfillTask> urgentFirst = new ArrayList<>(tasks);
        urgentFirst.addAll(pending);
        pending.clear();
        pending.addAll(urgentFirst);
        tasks.forEach(task -> knownSymbols.add(task.symbol()));
        plannedUntilNs = Math.max(plannedUntilNs, untilNs);
        write();
    }

    void done(BackfillTask task) {
        pending.remove(task);
        write();
    }

    private void read() {
        try {
            Page page = json.readValue(Files.readAllBytes(file), Page.class);
            if (!page.logIdentity().equals(logIdentity)) {
                LOG.info("backfill ledger {} speaks of another log and is begun anew", file);
                return;
            }
            plannedUntilNs = page.plannedUntilNs();
            knownSymbols.addAll(page.knownSymbols());
            pending.addAll(page.pending());
        } catch (IOException | JacksonException e) {
            LOG.warn("backfill ledger {} can't be read; all history is fetched again", file, e);
        }
    }

    private void write() {
        Page page = new Page(logIdentity, plannedUntilNs, new TreeSet<>(knownSymbols), List.copyOf(pending));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(next.toAbsolutePath().getParent());
            Files.write(next, json.writeValueAsBytes(page));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "backfill ledger " + file + " can't be written: free space or permissions?", e);
        }
    }
}
