package io.atlantis.eventstore.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.testkit.gen.SeededTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The real log over a simulated network: whatever is delayed, lost, unacknowledged or deposed, the promises hold. */
class PartitionLogPropertyTest {

    private static final int STEPS = 4_000;

    @SeededTest(tries = 200)
    void shouldKeepItsPromisesUnderAnyInterleaving(RandomGenerator random) {
        SimulatedCluster cluster = new SimulatedCluster(random);
        for (int step = 0; step < STEPS; step++) {
            cluster.step();
        }
        cluster.settle();

        List<List<FoldedEvent>> commits = fold(cluster.network().log());
        List<FoldedEvent> events = commits.stream().flatMap(List::stream).toList();
        Set<String> committed = new HashSet<>();
        events.forEach(event -> committed.add(event.eventId()));

        assertThat(cluster.acknowledged).as("something happened").isNotEmpty();
        assertThat(committed).as("acknowledged is committed").containsAll(cluster.acknowledged);
        assertThat(committed).as("refused is never committed").doesNotContainAnyElementsOf(cluster.surelyRefused);
        assertNoLostUpdate(events);
        assertEachCommandOnce(commits);
        assertIndexIsTheFold(cluster.nodes().getFirst(), events);
    }

    private static List<List<FoldedEvent>> fold(List<LogEntry> log) {
        LogFold fold = new LogFold(0, FoldCheckpoint.START);
        List<List<FoldedEvent>> commits = new ArrayList<>();
        for (LogEntry entry : log) {
            if (fold.accept(entry) instanceof FoldStep.Committed committed) {
                commits.add(committed.events());
            }
        }
        return commits;
    }

    /** Each event says on how many it was decided: exactly those before it. */
    private static void assertNoLostUpdate(List<FoldedEvent> events) {
        Map<String, Integer> counts = new HashMap<>();
        for (FoldedEvent event : events) {
            int basedOn = Integer.parseInt(new String(event.payload(), StandardCharsets.US_ASCII));
            assertThat(basedOn)
                    .as("events that %s at sequence %s was decided on", event.entityId(), event.sequence())
                    .isEqualTo(counts.getOrDefault(event.entityId(), 0));
            counts.merge(event.entityId(), 1, Integer::sum);
        }
    }

    private static void assertEachCommandOnce(List<List<FoldedEvent>> commits) {
        assertThat(commits)
                .extracting(commit -> commit.getFirst().metadata().get(MetadataKeys.COMMAND_ID))
                .doesNotHaveDuplicates();
    }

    private static void assertIndexIsTheFold(PartitionLog owner, List<FoldedEvent> events) {
        assertThat(owner.state()).isEqualTo(OwnerState.ACTIVE);
        assertThat(owner.index().nextSequence()).isEqualTo(events.size());
        for (FoldedEvent event : events) {
            assertThat(owner.index().event(event.sequence()).eventId()).isEqualTo(event.eventId());
        }
    }
}
