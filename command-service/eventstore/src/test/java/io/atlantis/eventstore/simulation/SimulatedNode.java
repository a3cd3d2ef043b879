package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.kernel.eventlog.LogEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** A process with the real log in it. Everything that a node is built of is put together here. */
final class SimulatedNode {

    /** Ends the process where it stands, in the middle of whatever it does. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private static final PartitionLogSettings SETTINGS = new PartitionLogSettings(
            12,
            4,
            3,
            10_000,
            Duration.ofMillis(900),
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofMillis(50));

    private final String name;
    private final World world;
    private final SurvivingIndex index;
    private final PartitionLog log;
    private final ArrayDeque<Completion> completions = new ArrayDeque<>();
    private boolean completing;
    private boolean completingRecovered;
    private boolean working;
    private boolean killed;
    private int pausedUntilStep;

    SimulatedNode(String name, World world, SurvivingIndex index) {
        this.name = name;
        this.world = world;
        this.index = index;
        this.log = new PartitionLog(
                0,
                1,
                SETTINGS,
                new Transport(),
                index,
                new NodeIdentity(name, "http://" + name, "test"),
                world.ids()::nextUuid,
                world::nowNs,
                task -> completions.add(new Completion(task, recovering())));
    }

    /** @param recovered decided by a takeover that found it in the log, or not */
    private record Completion(Runnable task, boolean recovered) {}

    private boolean recovering() {
        return working && log.state() == OwnerState.RECOVERING;
    }

    String name() {
        return name;
    }

    PartitionLog log() {
        return log;
    }

    SurvivingIndex index() {
        return index;
    }

    /** Whether an outcome that comes now comes by the executor. */
    boolean completing() {
        return completing;
    }

    /** Whether it was a takeover that decided the outcome that comes now. */
    boolean completingRecovered() {
        return completingRecovered;
    }

    boolean killed() {
        return killed;
    }

    boolean working() {
        return working;
    }

    void pauseUntil(int step) {
        pausedUntilStep = step;
    }

    boolean runnable(int step) {
        return !working && !killed && step >= pausedUntilStep;
    }

    /** One turn of the owner's thread. */
    boolean work() {
        OwnerState before = log.state();
        working = true;
        try {
            return log.doWork();
        } catch (Killed _) {
            world.coverage().count(Happening.KILLED_IN_A_CALL);
            return true;
        } catch (RuntimeException | Error e) {
            world.ledger().breach(Invariant.ANSWERED, name + ": the owner's thread died: " + e);
            killed = true;
            return true;
        } finally {
            working = false;
            noteTransition(before, log.state());
        }
    }

    private void noteTransition(OwnerState before, OwnerState after) {
        if (before == after || killed) {
            return;
        }
        world.trace().note(() -> name + ": " + before + " -> " + after);
        switch (after) {
            case ACTIVE -> world.coverage().count(Happening.TAKEOVER);
            case FENCED -> world.coverage().count(Happening.FENCED);
            case RECOVERING -> {
                if (before == OwnerState.ACTIVE) {
                    world.coverage().count(Happening.DOUBT);
                }
            }
            case NOT_OWNER -> {
                if (before == OwnerState.ACTIVE) {
                    world.coverage().count(Happening.RELEASED);
                }
            }
        }
    }

    /** Tells clients one outcome; false when there is none to tell. */
    boolean complete() {
        Completion next = killed ? null : completions.poll();
        if (next == null) {
            return false;
        }
        completing = true;
        completingRecovered = next.recovered();
        try {
            next.task().run();
        } finally {
            completing = false;
        }
        return true;
    }

    /** The process dies: what it knew is gone, what it wrote may yet arrive, nobody is told anything. */
    void kill() {
        killed = true;
    }

    /** The thread may stand still in any call to the outside, for long, or be killed in it. */
    void inCall(Happening stall) {
        world.inCall(this, stall);
        if (killed) {
            throw new Killed();
        }
    }

    private final class Transport implements LogTransport {

        @Override
        public List<LogEntry> read(long fromOffset, Duration timeout) {
            boolean faulty = world.network().faulty();
            if (faulty && world.random().nextInt(60) == 0) {
                world.coverage().count(Happening.READ_FAILED);
                throw new IllegalStateException("simulated: log not to be read");
            }
            int limit = faulty ? world.random().nextInt(30) : Integer.MAX_VALUE / 2;
            List<LogEntry> entries = world.log().read((int) fromOffset, limit);
            if (entries.isEmpty()) {
                world.advance(timeout.toNanos());
            }
            inCall(Happening.STALLED_IN_A_CALL);
            return entries;
        }

        @Override
        public long endOffset() {
            if (world.network().faulty() && world.random().nextInt(50) == 0) {
                world.coverage().count(Happening.END_OFFSET_FAILED);
                throw new IllegalStateException("simulated: broker not to be reached");
            }
            long end = world.log().end();
            inCall(Happening.STALLED_IN_A_CALL);
            return end;
        }

        @Override
        public LogWriter openWriter() {
            inCall(Happening.STALLED_IN_A_CALL);
            return world.network().openWriter(SimulatedNode.this);
        }

        @Override
        public void close() {}
    }
}
