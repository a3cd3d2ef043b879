package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.OwnerState;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The nodes, and what befalls them. */
final class Cluster {

    private static final int NODES = 3;

    private final World world;
    private final RandomGenerator random;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private int processes;

    Cluster(World world) {
        this.world = world;
        this.random = world.random();
        for (int place = 0; place < NODES; place++) {
            nodes.add(start(place, SurvivingIndex.empty()));
        }
    }

    /** The nodes that live, one per place. */
    List<SimulatedNode> nodes() {
        return nodes;
    }

    private SimulatedNode start(int place, SurvivingIndex index) {
        return new SimulatedNode("node-" + place + "." + processes++, world, index);
    }

    private SimulatedNode any() {
        return nodes.get(random.nextInt(NODES));
    }

    void work(int step) {
        SimulatedNode node = any();
        int turns = 1 + random.nextInt(3);
        while (turns-- > 0 && node.runnable(step) && node.work()) {
            restartTheDead();
        }
        restartTheDead();
    }

    void complete() {
        SimulatedNode node = any();
        int count = 1 + random.nextInt(4);
        while (count-- > 0 && node.complete()) {}
    }

    void disturb(int step) {
        SimulatedNode node = any();
        if (nobodyOwns() && random.nextInt(3) != 0) {
            acquire(node);
            return;
        }
        int what = random.nextInt(34);
        if (what < 3) {
            acquire(node);
        } else if (what < 6) {
            release(node);
        } else if (what < 9) {
            world.coverage().count(Happening.PAUSED);
            node.pauseUntil(step + 20 + random.nextInt(400));
        } else if (what < 12) {
            kill(node);
        } else if (what < 13 && !node.working()) {
            close(node);
        }
    }

    private void acquire(SimulatedNode node) {
        world.trace().note(() -> node.name() + " is to acquire");
        node.log().acquire();
    }

    private boolean nobodyOwns() {
        return nodes.stream()
                .noneMatch(node ->
                        node.log().state() == OwnerState.ACTIVE || node.log().state() == OwnerState.RECOVERING);
    }

    private void release(SimulatedNode node) {
        if (node.log().state() == OwnerState.ACTIVE && world.ledger().underWay(node)) {
            world.coverage().count(Happening.RELEASE_WITH_WORK_UNDER_WAY);
        }
        world.trace().note(() -> node.name() + " is to release");
        node.log().release();
    }

    private void kill(SimulatedNode node) {
        world.coverage().count(Happening.KILLED);
        world.trace().note(() -> node.name() + " is killed");
        node.kill();
        restartTheDead();
    }

    /** The process ends in good order, though not waiting for what is under way. */
    private void close(SimulatedNode node) {
        world.coverage().count(Happening.CLOSED);
        world.trace().note(() -> node.name() + " closes");
        node.log().abandon();
        while (node.complete()) {}
        node.kill();
        restartTheDead();
    }

    private void restartTheDead() {
        for (int place = 0; place < NODES; place++) {
            SimulatedNode dead = nodes.get(place);
            if (dead.killed()) {
                world.ledger().noteKilled(dead);
                boolean kept = random.nextBoolean();
                world.coverage().count(kept ? Happening.RESTARTED_WITH_INDEX : Happening.RESTARTED_WITHOUT_INDEX);
                nodes.set(place, start(place, kept ? dead.index().reopened(random) : SurvivingIndex.empty()));
            }
        }
    }

    /** No more disturbance: everybody gives the partition up. */
    void settle() {
        nodes.forEach(node -> {
            node.pauseUntil(0);
            node.log().release();
        });
    }

    /** Everybody works once, and tells all there is to tell. */
    void turn() {
        for (SimulatedNode node : List.copyOf(nodes)) {
            if (node.runnable(Integer.MAX_VALUE)) {
                node.work();
            }
            while (node.complete()) {}
        }
        restartTheDead();
    }

    /** Whether nobody owns the partition any more, or is about to. */
    boolean atRest() {
        return nobodyOwns();
    }
}
