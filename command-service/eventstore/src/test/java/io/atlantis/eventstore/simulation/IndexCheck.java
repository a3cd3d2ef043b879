package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a node's index against the events that count: as far as it goes, it is those, and finds them by all their names. */
final class IndexCheck {

    private static final List<Interest> INTERESTS = List.of(
            new Interest(List.of(new Interest.Alternative(Set.of(), Set.of()))),
            new Interest(List.of(
                    new Interest.Alternative(Set.of("sim.T1"), Set.of("thing-1")),
                    new Interest.Alternative(Set.of(), Set.of("thing-2", "thing-0")))));

    private final EventIndex index;
    private final List<CountedEvent> counted;

    IndexCheck(SimulatedNode node, List<CountedEvent> counted) {
        this.index = node.index();
        this.counted = counted;
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<String> problem() {
        int size = (int) index.nextSequence();
        if (size > counted.size()) {
            return Optional.of(size + " events where " + counted.size() + " count");
        }
        for (int i = 0; i < size; i++) {
            CountedEvent expected = counted.get(i);
            FoldedEvent event = index.event(i);
            if (!event.eventId().equals(expected.id())
                    || event.sequence() != i
                    || event.offset() != expected.offset()
                    || !Arrays.equals(event.hash(), expected.hash())
                    || index.sequenceOf(expected.id()).orElse(-1) != i) {
                return Optional.of("holds " + event + " where " + expected + " counts");
            }
        }
        if (size < counted.size() && index.sequenceOf(counted.get(size).id()).isPresent()) {
            return Optional.of("knows " + counted.get(size) + ", which it should not yet");
        }
        return commandProblem(size).or(() -> searchProblem(size));
    }

    private Optional<String> commandProblem(int size) {
        Map<String, List<String>> byCommand = new HashMap<>();
        for (CountedEvent event : counted.subList(0, size)) {
            if (event.commandId() != null) {
                byCommand
                        .computeIfAbsent(event.commandId(), _ -> new ArrayList<>())
                        .add(event.id());
            }
        }
        return byCommand.entrySet().stream()
                .filter(command ->
                        !ids(index.ofCommand(command.getKey()).iterator()).equals(command.getValue()))
                .map(command -> "gives other events than " + command)
                .findFirst();
    }

    private Optional<String> searchProblem(int size) {
        for (Interest interest : INTERESTS) {
            List<String> expected = counted.subList(0, size).stream()
                    .filter(event -> interest.covers(event.type(), event.entities()))
                    .map(CountedEvent::id)
                    .toList();
            if (!ids(index.find(interest.filter(), 0, size)).equals(expected)) {
                return Optional.of("finds other events than " + expected + " by " + interest);
            }
        }
        return Optional.empty();
    }

    private static List<String> ids(Iterator<FoldedEvent> events) {
        List<String> ids = new ArrayList<>();
        events.forEachRemaining(event -> ids.add(event.eventId()));
        return ids;
    }
}
