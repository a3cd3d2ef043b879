package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.testkit.time.CountedIds;
import io.atlantis.testkit.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/**
 * Several owners-to-be over one simulated log, worked in an order that the seed decides, with clients that append to a few hot
 * entities and say on how many events each decision was based.
 */
final class SimulatedCluster {

    private static final int NODES = 3;
    private static final int ENTITIES = 3;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RandomGenerator random;
    private final SimulatedNetwork network;
    private final ManualClock clock = new ManualClock(START);
    private final CountedIds ids = new CountedIds();
    private final Queue<Runnable> completions = new ArrayDeque<>();
    private final List<PartitionLog> nodes = new ArrayList<>();
    private final List<String> commandsToRepeat = new ArrayList<>();
    final Set<String> acknowledged = new HashSet<>();
    final Set<String> surelyRefused = new HashSet<>();
    int commands;

    SimulatedCluster(RandomGenerator random) {
        this.random = random;
        this.network = new SimulatedNetwork(random);
        for (int i = 0; i < NODES; i++) {
            nodes.add(newNode("node-" + i));
        }
    }

    private PartitionLog newNode(String name) {
        IdGenerator generator = ids::nextUuid;
        PartitionLogSettings settings = new PartitionLogSettings(
                50,
                3,
                3,
                10_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofMillis(50));
        return new PartitionLog(
                0,
                1,
                settings,
                network.transport(),
                new InMemoryEventIndex(),
                new NodeIdentity(name, "", "test"),
                generator,
                clock.ticker()::getAsLong,
                completions::add);
    }

    SimulatedNetwork network() {
        return network;
    }

    /** One thing happens somewhere. */
    void step() {
        int what = random.nextInt(100);
        PartitionLog node = nodes.get(random.nextInt(NODES));
        if (what < 40) {
            node.doWork();
        } else if (what < 70) {
            network.deliverOne();
        } else if (what < 85) {
            command(node);
        } else if (what < 86) {
            node.release();
        } else if (what < 88) {
            node.acquire();
        } else if (what < 89) {
            crash(node);
        } else {
            clock.advance(Duration.ofMillis(random.nextInt(40)));
        }
        while (!completions.isEmpty() && random.nextInt(4) != 0) {
            completions.remove().run();
        }
    }

    /** The process dies: what it knew is gone, what it wrote may yet arrive. */
    private void crash(PartitionLog node) {
        node.abandon();
        int place = nodes.indexOf(node);
        nodes.set(place, newNode("node-" + place + "-again-" + ids.nextId()));
    }

    private void command(PartitionLog node) {
        if (node.state() != OwnerState.ACTIVE && random.nextInt(5) != 0) {
            return;
        }
        EventTag entity = new EventTag("Thing", "thing-" + random.nextInt(ENTITIES));
        EventFilter filter = new EventFilter(List.of(new EventCriterion(Set.of(), Set.of(entity))));
        EventIndex index = node.index();
        long seen = index.nextSequence();
        int basedOn = count(index.find(filter, 0, seen));
        boolean repeat = !commandsToRepeat.isEmpty() && random.nextInt(4) == 0;
        String commandId =
                repeat ? commandsToRepeat.get(random.nextInt(commandsToRepeat.size())) : "command-" + commands++;
        List<NewEvent> events = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            events.add(event(ids.nextId(), entity, commandId, basedOn + i));
        }
        commandsToRepeat.add(commandId);
        var _ = node.append(new AppendCondition(filter, seen), events)
                .whenComplete((receipt, failure) -> note(events, failure));
    }

    private void note(List<NewEvent> events, Throwable failure) {
        Set<String> outcome = failure == null ? acknowledged : surelyRefused;
        if (failure != null
                && reason(failure)
                        .filter(AppendFailedException.Reason.UNKNOWN::equals)
                        .isPresent()) {
            return;
        }
        events.forEach(event -> outcome.add(event.descriptor().id()));
    }

    private static Optional<AppendFailedException.Reason> reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof AppendFailedException known ? Optional.of(known.reason()) : Optional.empty();
    }

    private static int count(Iterator<FoldedEvent> events) {
        int count = 0;
        while (events.hasNext()) {
            events.next();
            count++;
        }
        return count;
    }

    private static NewEvent event(String id, EventTag entity, String commandId, int basedOn) {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.COMMAND_ID, commandId);
        EventDescriptor descriptor = new EventDescriptor(
                id, "test.Happened", "1", START, entity.key(), entity.value(), List.of(entity), metadata);
        byte[] payload = Integer.toString(basedOn).getBytes(StandardCharsets.US_ASCII);
        return NewEvent.of(descriptor, payload, null);
    }

    /** Lets everything come to rest: no more faults, no more commands, one owner. */
    void settle() {
        network.heal();
        nodes.forEach(PartitionLog::release);
        workInTurns();
        nodes.getFirst().acquire();
        workInTurns();
    }

    private void workInTurns() {
        for (int i = 0; i < 2_000; i++) {
            nodes.forEach(PartitionLog::doWork);
            network.deliverOne();
            clock.advance(Duration.ofMillis(5));
            while (!completions.isEmpty()) {
                completions.remove().run();
            }
        }
    }

    List<PartitionLog> nodes() {
        return nodes;
    }
}
