package io.atlantis.eventstore.simulation;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogFold;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A projection: folds record by record, keeps rows and checkpoint together, and loses now and then what it hasn't kept. */
final class RestartingReader {

    private final SimulatedLog log;
    private final RandomGenerator random;
    private final Coverage coverage;
    private final List<FoldedEvent> rows = new ArrayList<>();
    private LogFold fold = new LogFold(0, FoldCheckpoint.START);
    private FoldCheckpoint kept = FoldCheckpoint.START;
    private int keptRows;
    /** Offsets below have been counted as ignored: a restart reads them again. */
    private long countedTo;

    RestartingReader(SimulatedLog log, RandomGenerator random, Coverage coverage) {
        this.log = log;
        this.random = random;
        this.coverage = coverage;
    }

    void step() {
        switch (random.nextInt(8)) {
            case 0 -> restart();
            case 1, 2 -> keep();
            default -> read(1 + random.nextInt(30));
        }
    }

    void readToEnd() {
        while (fold.nextOffset() < log.end()) {
            read(Integer.MAX_VALUE / 2);
        }
    }

    private void read(int limit) {
        for (LogEntry entry : log.read((int) fold.nextOffset(), limit)) {
            FoldStep step = fold.accept(entry);
            if (step instanceof FoldStep.Committed committed) {
                rows.addAll(committed.events());
            } else if (step instanceof FoldStep.Ignored ignored && entry.offset() >= countedTo) {
                coverage.count(Happening.valueOf("IGNORED_" + ignored.reason()));
            }
            countedTo = Math.max(countedTo, entry.offset() + 1);
        }
    }

    private void keep() {
        kept = fold.checkpoint();
        keptRows = rows.size();
    }

    private void restart() {
        coverage.count(Happening.READER_RESTARTED);
        fold = new LogFold(0, kept);
        rows.subList(keptRows, rows.size()).clear();
    }

    List<FoldedEvent> rows() {
        return rows;
    }
}
