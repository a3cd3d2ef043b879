package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.eventstore.simulation.Attempt.Draft;
import io.atlantis.eventstore.simulation.Attempt.View;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Clients that read at one node, think for a while, and append at the same or another; and that repeat commands. */
final class Clients {

    private static final int MAX_THINKING = 8;
    private static final int RECENT = 12;

    private final World world;
    private final RandomGenerator random;
    private final List<Attempt> thinking = new ArrayList<>();
    private final List<String> commandIds = new ArrayList<>();
    private int attempts;

    Clients(World world) {
        this.world = world;
        this.random = world.random();
    }

    void step(List<SimulatedNode> nodes) {
        SimulatedNode node = choose(nodes);
        if (!thinking.isEmpty() && (thinking.size() >= MAX_THINKING || random.nextInt(3) == 0)) {
            world.ledger().submit(thinking.remove(random.nextInt(thinking.size())), node);
            return;
        }
        Attempt attempt = decide(node);
        if (random.nextInt(4) == 0) {
            thinking.add(attempt);
        } else {
            world.ledger().submit(attempt, node);
        }
    }

    private SimulatedNode choose(List<SimulatedNode> nodes) {
        SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
        for (int i = 0; i < 3 && node.log().state() != OwnerState.ACTIVE && random.nextInt(6) != 0; i++) {
            node = nodes.get(random.nextInt(nodes.size()));
        }
        return node;
    }

    private Attempt decide(SimulatedNode node) {
        Interest interest = random.nextInt(20) == 0 ? null : Interest.random(random);
        View view = look(node, interest == null ? EventFilter.ANY : interest.filter());
        List<Draft> drafts = new ArrayList<>();
        int size = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        for (int i = 0; i < size; i++) {
            drafts.add(draft());
        }
        return new Attempt(attempts++, commandId(), interest, view, drafts);
    }

    private Draft draft() {
        String one = Interest.entity(random);
        String other = Interest.entity(random);
        boolean both = random.nextInt(4) == 0 && !one.equals(other);
        return new Draft(world.ids().nextId(), Interest.type(random), both ? List.of(one, other) : List.of(one));
    }

    private String commandId() {
        if (random.nextInt(25) == 0) {
            return null;
        }
        if (!commandIds.isEmpty() && random.nextInt(5) == 0) {
            int last = commandIds.size();
            return commandIds.get(last - 1 - random.nextInt(Math.min(RECENT, last)));
        }
        commandIds.add("command-" + commandIds.size());
        return commandIds.getLast();
    }

    private static View look(SimulatedNode node, EventFilter filter) {
        long events = node.index().nextSequence();
        int matches = 0;
        String lastId = "";
        for (Iterator<FoldedEvent> found = node.index().find(filter, 0, events); found.hasNext(); matches++) {
            lastId = found.next().eventId();
        }
        return new View(events, matches, lastId);
    }

    /** A command once more, unconditional and with events of its own: what it gives tells what became of it before. */
    Attempt repeat(Attempt unknown) {
        return new Attempt(attempts++, unknown.commandId, null, new View(0, 0, ""), List.of(draft()));
    }

    /** An append that nothing stands against. */
    Attempt unconditional() {
        return new Attempt(attempts++, null, null, new View(0, 0, ""), List.of(draft()));
    }
}
