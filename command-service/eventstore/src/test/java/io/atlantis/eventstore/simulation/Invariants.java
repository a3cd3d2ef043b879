package io.atlantis.eventstore.simulation;

import static io.atlantis.eventstore.simulation.Attempt.Told.ACKNOWLEDGED;
import static io.atlantis.eventstore.simulation.Attempt.Told.REFUSED;
import static io.atlantis.eventstore.simulation.Attempt.Told.UNKNOWN;

import io.atlantis.eventstore.simulation.Attempt.Draft;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold after each seed. What counts is taken from {@link NaiveFold}, what was asked and told from the
 * {@link Ledger}; the code under test is asked for nothing but what it gives to its users.
 */
final class Invariants {

    private final World world;
    private final List<SimulatedNode> nodes;
    private final List<FoldedEvent> rows;
    private final List<Attempt> attempts;
    private final List<CountedEvent> counted;
    private final Map<String, CountedEvent> countedById = new HashMap<>();
    private final Map<String, Attempt> attemptByEvent = new HashMap<>();

    Invariants(World world, List<SimulatedNode> nodes, RestartingReader reader) {
        this.world = world;
        this.nodes = nodes;
        this.rows = reader.rows();
        this.attempts = world.ledger().attempts();
        this.counted = NaiveFold.of(world.log().records());
        counted.forEach(event -> countedById.put(event.id(), event));
        attempts.forEach(attempt -> attempt.drafts.forEach(draft -> attemptByEvent.put(draft.id(), attempt)));
    }

    /** Checks all; what is broken goes to the ledger. */
    void check() {
        sequencesAreDense();
        hashesAreChained();
        acknowledgedCounts();
        refusedNeverCounts();
        commitsAreWhole();
        noUpdateIsLost();
        commandsCommitOnce();
        indexesAreTheFold();
        readersSeeWhatCounts();
        clientsSawWhatCounts();
        unknownComesFromClosedNodes();
        recordOutcomes();
    }

    private void breach(Invariant invariant, String what) {
        world.ledger().breach(invariant, what);
    }

    private void sequencesAreDense() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).sequence() != i) {
                breach(
                        Invariant.I1,
                        "event " + i + " that a reader saw has sequence "
                                + rows.get(i).sequence());
                return;
            }
        }
    }

    private void hashesAreChained() {
        byte[] previous = new byte[32];
        for (FoldedEvent row : rows) {
            LogRecord stored = world.log().records().get((int) row.offset());
            byte[] meta = stored.headers().lastHeader("m").value();
            byte[] expected = NaiveFold.hash(previous, row.sequence(), meta, stored.value());
            if (!Arrays.equals(expected, row.hash())) {
                breach(Invariant.I2, "the chain breaks at " + row);
                return;
            }
            previous = row.hash();
        }
    }

    private void acknowledgedCounts() {
        for (Attempt attempt : attempts) {
            if (attempt.told == ACKNOWLEDGED && !standsAsReceipted(attempt)) {
                breach(Invariant.I3, attempt.toString());
            }
        }
    }

    private boolean standsAsReceipted(Attempt attempt) {
        long sequence = attempt.receipt.firstSequence();
        for (Draft draft : attempt.drafts) {
            CountedEvent event = countedById.get(draft.id());
            if (event == null || event.sequence() != sequence++ || !event.type().equals(draft.type())) {
                return false;
            }
        }
        CountedEvent last = countedById.get(attempt.drafts.getLast().id());
        return attempt.receipt.lastSequence() == last.sequence() && attempt.receipt.lastOffset() == last.offset();
    }

    private void refusedNeverCounts() {
        for (Attempt attempt : attempts) {
            if (attempt.told == REFUSED && countsInPart(attempt)) {
                breach(Invariant.I4, attempt.toString());
            }
        }
    }

    private boolean countsInPart(Attempt attempt) {
        return attempt.drafts.stream().anyMatch(draft -> countedById.containsKey(draft.id()));
    }

    private void commitsAreWhole() {
        Set<String> seen = new HashSet<>();
        rows.forEach(row -> seen.add(row.eventId()));
        for (Attempt attempt : attempts) {
            long present = attempt.drafts.stream()
                    .filter(draft -> seen.contains(draft.id()))
                    .count();
            if (present != 0 && present != attempt.drafts.size()) {
                breach(Invariant.I5, "readers see " + present + " events of " + attempt);
            }
        }
        for (CountedEvent event : counted) {
            Attempt attempt = attemptByEvent.get(event.id());
            CountedEvent first = attempt == null
                    ? null
                    : countedById.get(attempt.drafts.getFirst().id());
            if (first == null || first.sequence() != event.commitFirst()) {
                breach(Invariant.I5, event + " counts apart from " + attempt);
            }
        }
    }

    /** Over what readers see, in its order: what a client had not seen and wanted to know lies not before its events. */
    private void noUpdateIsLost() {
        for (int own = 0; own < rows.size(); own++) {
            Attempt attempt = attemptByEvent.get(rows.get(own).eventId());
            if (attempt == null
                    || attempt.interest == null
                    || !attempt.drafts.getFirst().id().equals(rows.get(own).eventId())) {
                continue;
            }
            for (int between = (int) attempt.view.events(); between < own; between++) {
                Draft unseen = draft(rows.get(between).eventId());
                if (unseen != null && attempt.interest.covers(unseen.type(), unseen.entities())) {
                    breach(Invariant.I6, attempt + " at sequence " + own + " didn't know of " + rows.get(between));
                }
            }
        }
    }

    private Draft draft(String eventId) {
        Attempt attempt = attemptByEvent.get(eventId);
        return attempt == null
                ? null
                : attempt.drafts.stream()
                        .filter(draft -> draft.id().equals(eventId))
                        .findFirst()
                        .orElse(null);
    }

    private void commandsCommitOnce() {
        Map<String, Attempt> committed = new HashMap<>();
        for (FoldedEvent row : rows) {
            Attempt attempt = attemptByEvent.get(row.eventId());
            String commandId = row.metadata().get(MetadataKeys.COMMAND_ID);
            Attempt first = commandId == null ? null : committed.putIfAbsent(commandId, attempt);
            if (first != null && first != attempt) {
                breach(Invariant.I7, commandId + ": " + first + " and " + attempt);
            }
        }
        Set<String> ids = new HashSet<>();
        rows.stream()
                .filter(row -> !ids.add(row.eventId()))
                .forEach(row -> breach(Invariant.I7, "committed a second time: " + row));
    }

    private void indexesAreTheFold() {
        for (SimulatedNode node : nodes) {
            new IndexCheck(node, counted)
                    .problem()
                    .ifPresent(problem -> breach(Invariant.I8, node.name() + ": " + problem));
        }
    }

    private void readersSeeWhatCounts() {
        int both = Math.min(rows.size(), counted.size());
        for (int i = 0; i < both; i++) {
            if (!rows.get(i).eventId().equals(counted.get(i).id())
                    || rows.get(i).offset() != counted.get(i).offset()) {
                breach(Invariant.I9, "readers see " + rows.get(i) + " where " + counted.get(i) + " counts");
                return;
            }
        }
        if (rows.size() != counted.size()) {
            breach(Invariant.I9, "readers see " + rows.size() + " events where " + counted.size() + " count");
        }
    }

    private void clientsSawWhatCounts() {
        for (Attempt attempt : attempts) {
            if (attempt.view.events() > counted.size()) {
                breach(Invariant.I9, "saw more than ever counted: " + attempt);
            } else if (attempt.view.events() > 0) {
                checkView(attempt);
            }
        }
    }

    private void checkView(Attempt attempt) {
        int matches = 0;
        String lastId = "";
        for (CountedEvent event : counted.subList(0, (int) attempt.view.events())) {
            if (attempt.interest == null || attempt.interest.covers(event.type(), event.entities())) {
                matches++;
                lastId = event.id();
            }
        }
        if (matches != attempt.view.matches() || !lastId.equals(attempt.view.lastId())) {
            breach(Invariant.I9, attempt + " saw other than the " + matches + " events up to " + lastId);
        }
    }

    private void unknownComesFromClosedNodes() {
        for (Attempt attempt : attempts) {
            if (attempt.told == UNKNOWN && !attempt.node.killed()) {
                breach(Invariant.I10, attempt.node.name() + " lives, and said so: " + attempt);
            }
        }
    }

    /** What only the books can tell, once the end is known. */
    private void recordOutcomes() {
        Coverage coverage = world.coverage();
        for (Attempt attempt : attempts) {
            String firstId = attempt.drafts.getFirst().id();
            boolean counts = countsInPart(attempt);
            switch (attempt.told) {
                case UNKNOWN, NO_ANSWER ->
                    coverage.count(counts ? Happening.UNKNOWN_HAD_COMMITTED : Happening.UNKNOWN_HAD_NOT_COMMITTED);
                case ACKNOWLEDGED -> {
                    if (attempt.recovered) {
                        coverage.count(Happening.RECOVERY_FOUND_COMMITTED);
                    } else if (world.network().timesSent(firstId) > 1) {
                        coverage.count(Happening.RECOVERY_FOUND_NOT_COMMITTED);
                    }
                }
                case REFUSED -> {
                    if (world.network().timesSent(firstId) > 0) {
                        coverage.count(Happening.RECOVERY_FOUND_NOT_COMMITTED);
                    }
                }
                case NOTHING_YET -> {}
            }
        }
    }
}
