package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.fault.Ledger.Acknowledged;
import io.atlantis.command.fault.VersionedStrategy.Input;
import io.atlantis.command.fault.VersionedStrategy.Output;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.history.LinearizabilityChecker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what clients were told in a run to what stands in the log, and to the model. */
final class RunAudit {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> CHANGES = Set.of("StrategyCreated", "StrategyEdited", "StrategyRenamed");

    private static final String REJECTED = "CommandRejected";

    private final Ledger ledger;
    private final List<FoldedEvent> events;
    private final List<FoldedEvent> changes;

    private RunAudit(Ledger ledger, List<FoldedEvent> events) {
        this.ledger = ledger;
        this.events = events;
        this.changes = events.stream()
                .filter(event -> CHANGES.contains(event.typeName()))
                .toList();
    }

    /** Asserts all that a run must show; the number of changes in the log. */
    static int assertSound(Ledger ledger, String bootstrapServers) {
        assertThat(ChainVerifier.verifyTopic(bootstrapServers, Topics.DOMAIN_EVENTS.name())
                        .violations())
                .isEmpty();
        return assertTruthWasTold(ledger, bootstrapServers);
    }

    /** The same of a log that others have written into. */
    static int assertTruthWasTold(Ledger ledger, String bootstrapServers) {
        RunAudit audit = new RunAudit(ledger, readAll(bootstrapServers));
        assertThat(ledger.unexpected()).as("answers that no fault excuses").isEmpty();
        audit.assertNoCommandTwice();
        audit.assertAcknowledgedIsThere();
        audit.assertRejectionsAreThere();
        audit.assertNotDoneIsNotThere();
        audit.assertNothingFromNowhere();
        audit.assertEachChangeIsMadeOnTheOneBefore();
        audit.assertLogKeepsTheOrderOfTime();
        audit.assertLinearizable();
        return audit.changes.size();
    }

    static List<FoldedEvent> readAll(String bootstrapServers) {
        try (ChainedLogReader reader = new ChainedLogReader(bootstrapServers, Topics.DOMAIN_EVENTS.name())) {
            List<FoldedEvent> events = new ArrayList<>();
            for (int partition = 0; partition < Topics.DOMAIN_EVENTS.partitions(); partition++) {
                reader.assign(partition, FoldCheckpoint.START);
            }
            for (int partition = 0; partition < Topics.DOMAIN_EVENTS.partitions(); partition++) {
                long end = reader.endOffset(partition);
                while (reader.nextOffset(partition) < end) {
                    events.addAll(reader.poll(POLL).events());
                }
            }
            return events;
        }
    }

    private static String commandOf(FoldedEvent event) {
        return event.metadata().getOrDefault(MetadataKeys.COMMAND_ID, "");
    }

    private static JsonNode payloadOf(FoldedEvent event) {
        return JSON.readTree(event.payload());
    }

    private void assertNoCommandTwice() {
        Map<String, Long> counts =
                events.stream().collect(Collectors.groupingBy(RunAudit::commandOf, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        assertThat(counts).as("commands that were decided more than once").isEmpty();
    }

    private void assertAcknowledgedIsThere() {
        Map<String, FoldedEvent> byCommand = byCommand();
        List<String> lost = new ArrayList<>();
        for (Acknowledged told : ledger.acknowledged()) {
            FoldedEvent event = byCommand.get(told.commandId());
            if (event == null
                    || event.partition() != told.partition()
                    || event.offset() != told.offset()
                    || !event.entityId().equals(told.strategyId())
                    || payloadOf(event).path("version").asInt(0) != told.version()) {
                lost.add(told + " but the log has " + event);
            }
        }
        assertThat(lost)
                .as("acknowledged commands that are not in the log as told")
                .isEmpty();
    }

    private void assertRejectionsAreThere() {
        Set<String> unrecorded = new HashSet<>(ledger.rejected());
        events.stream()
                .filter(event -> event.typeName().equals(REJECTED))
                .forEach(event -> unrecorded.remove(commandOf(event)));
        assertThat(unrecorded)
                .as("rejected commands that are not recorded as such")
                .isEmpty();
    }

    private void assertNotDoneIsNotThere() {
        Set<String> done = new HashSet<>(ledger.notDone());
        done.retainAll(events.stream().map(RunAudit::commandOf).collect(Collectors.toSet()));
        assertThat(done).as("commands of which nothing was to be done, and was").isEmpty();
    }

    private void assertNothingFromNowhere() {
        Set<String> strangers = new HashSet<>(byCommand().keySet());
        ledger.acknowledged().forEach(told -> strangers.remove(told.commandId()));
        strangers.removeAll(ledger.unknown());
        assertThat(strangers)
                .as("changes that nobody asked for, or was not told of")
                .isEmpty();
    }

    private Map<String, FoldedEvent> byCommand() {
        Map<String, FoldedEvent> byCommand = new HashMap<>();
        changes.forEach(event -> byCommand.put(commandOf(event), event));
        return byCommand;
    }

    /** No lost update: versions are dense, names follow on each other, and what is recorded is what its command carried. */
    private void assertEachChangeIsMadeOnTheOneBefore() {
        Map<String, Integer> versions = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<String> broken = new ArrayList<>();
        for (FoldedEvent event : changes) {
            JsonNode payload = payloadOf(event);
            String strategy = event.entityId();
            String command = commandOf(event);
            boolean sound = event.typeName().equals("StrategyRenamed")
                    ? payload.path("previousName").asString().equals(names.put(strategy, command))
                            && payload.path("name").asString().equals(command)
                    : versions.merge(strategy, 1, Integer::sum)
                                    == payload.path("version").asInt()
                            && payload.path("source").asString().equals(command);
            if (event.typeName().equals("StrategyCreated")) {
                names.put(strategy, payload.path("name").asString());
            }
            if (!sound) {
                broken.add(event.partition() + ":" + event.offset() + " " + event.typeName() + " " + payload);
            }
        }
        assertThat(broken).as("changes that are not made on the one before").isEmpty();
    }

    /** A command that was sent after another was acknowledged stands behind it, in every partition. */
    private void assertLogKeepsTheOrderOfTime() {
        Map<Integer, List<Acknowledged>> byPartition =
                ledger.acknowledged().stream().collect(Collectors.groupingBy(Acknowledged::partition));
        byPartition.forEach((partition, told) -> {
            List<Acknowledged> byOffset = told.stream()
                    .sorted(Comparator.comparingLong(Acknowledged::offset))
                    .toList();
            long latestInvokeNs = Long.MIN_VALUE;
            for (Acknowledged command : byOffset) {
                assertThat(command.completeNs())
                        .as("%s was acknowledged before one in front of it was sent", command)
                        .isGreaterThanOrEqualTo(latestInvokeNs);
                latestInvokeNs = Math.max(latestInvokeNs, command.invokeNs());
            }
        });
    }

    private void assertLinearizable() {
        LinearizabilityChecker<Integer, Input, Output> checker = new LinearizabilityChecker<>(new VersionedStrategy());
        Map<String, String> violations = new TreeMap<>();
        ledger.history().byKey().forEach((strategy, operations) -> {
            var verdict = checker.check(operations);
            if (!verdict.linearizable()) {
                violations.put(strategy, verdict.toString());
            }
        });
        assertThat(violations)
                .as("strategies whose history is not linearizable")
                .isEmpty();
    }
}
