package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.simulation.Attempt.Told;
import io.atlantis.testkit.time.CountedIds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * One seed's run: several nodes with the real log, clients, strangers and a reader, moved one step at a time in an order that
 * the seed decides; then the faults end, what is unknown is asked again, and the invariants are checked.
 */
final class Simulation implements World {

    private static final int STEPS = 2_500;
    private static final int REST_LIMIT = 5_000;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final int MAX_NESTING = 2;

    private final RandomGenerator random;
    private final CountedIds ids = new CountedIds();
    private final Coverage coverage = new Coverage();
    private final Trace trace;
    private final Ledger ledger;
    private final SimulatedLog log = new SimulatedLog();
    private final SimulatedNetwork network;
    private final RestartingReader reader;
    private final Strangers strangers;
    private final Clients clients;
    private final Cluster cluster;
    private long nowNs;
    private int step;
    private int nesting;
    private int calls;

    private Simulation(long seed, Trace trace) {
        this.random = new SplittableRandom(seed);
        this.trace = trace;
        this.network = new SimulatedNetwork(log, random, coverage, trace);
        this.ledger = new Ledger(network, coverage, trace);
        this.reader = new RestartingReader(log, random, coverage);
        this.strangers = new Strangers(this);
        this.clients = new Clients(this);
        this.cluster = new Cluster(this);
    }

    /** What a run gave: what was broken (nothing, one hopes), and what it came across. */
    record Result(List<Breach> breaches, Coverage coverage, int records, int fingerprint) {}

    static Result run(long seed, Trace trace) {
        return new Simulation(seed, trace).run();
    }

    private Result run() {
        while (step < STEPS) {
            step();
        }
        settle();
        reader.readToEnd();
        new Invariants(this, cluster.nodes(), reader).check();
        return new Result(List.copyOf(ledger.breaches()), coverage, log.end(), log.fingerprint());
    }

    private void step() {
        step++;
        nowNs += random.nextInt(300) == 0 ? random.nextLong(800 * MILLISECOND_NS) : random.nextLong(4 * MILLISECOND_NS);
        int what = random.nextInt(1_000);
        if (what < 380) {
            cluster.work(step);
        } else if (what < 700) {
            network.deliver();
        } else if (what < 800) {
            clients.step(cluster.nodes());
        } else if (what < 940) {
            cluster.complete();
        } else if (what < 960) {
            reader.step();
        } else if (what < 966) {
            strangers.step();
        } else {
            cluster.disturb(step);
        }
    }

    /** A thread stands still for as long as others take for some steps. */
    @Override
    public void inCall(SimulatedNode node, Happening stall) {
        if (calls++ > 2_000_000) {
            throw new IllegalStateException("simulated: the log is asked without end");
        }
        if (!network.faulty() || nesting >= MAX_NESTING || random.nextInt(150) != 0) {
            return;
        }
        coverage.count(stall);
        trace.note(() -> node.name() + ": " + stall);
        nesting++;
        int until = Math.min(STEPS, step + 5 + random.nextInt(300));
        while (step < until && !node.killed()) {
            step();
        }
        nesting--;
        trace.note(() -> node.name() + " goes on");
    }

    /** The faults end: whatever is under way comes to its end, and a new owner takes over. */
    private void settle() {
        network.heal();
        cluster.settle();
        rest("after the faults", () -> cluster.atRest());
        SimulatedNode owner = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        owner.log().acquire();
        rest("after the last takeover", () -> owner.log().state() == OwnerState.ACTIVE);
        if (owner.log().state() != OwnerState.ACTIVE) {
            ledger.breach(
                    Invariant.ANSWERED,
                    owner.name() + " should own the partition and is "
                            + owner.log().state());
            return;
        }
        askAgain(owner);
    }

    private void rest(String when, BooleanSupplier reached) {
        int turns = 0;
        while (turns++ < REST_LIMIT && !(reached.getAsBoolean() && network.idle() && ledger.allAnswered())) {
            cluster.turn();
            network.deliver();
            nowNs += 5 * MILLISECOND_NS;
        }
        ledger.attempts().stream()
                .filter(Attempt::open)
                .forEach(attempt -> ledger.breach(Invariant.ANSWERED, "never answered " + when + ": " + attempt));
    }

    /** Each command whose fate its client doesn't know is asked again by its id: the books must agree with the answer. */
    private void askAgain(SimulatedNode owner) {
        List<CountedEvent> before = NaiveFold.of(log.records());
        List<Attempt> unknown = ledger.attempts().stream()
                .filter(attempt -> attempt.told == Told.UNKNOWN || attempt.told == Told.NO_ANSWER)
                .filter(attempt -> attempt.commandId != null)
                .toList();
        for (Attempt attempt : unknown) {
            boolean committed = before.stream().anyMatch(event -> attempt.commandId.equals(event.commandId()))
                    || ledger.attempts().stream()
                            .anyMatch(other ->
                                    attempt.commandId.equals(other.commandId) && other.told == Told.ACKNOWLEDGED);
            Attempt again = clients.repeat(attempt);
            submitAndRest(again, owner);
            boolean said = again.told == Told.REFUSED && again.reason == Reason.DUPLICATE_COMMAND;
            if (said != committed || (!committed && again.told != Told.ACKNOWLEDGED)) {
                ledger.breach(Invariant.I10, attempt + " had " + (committed ? "" : "not ") + "committed, but " + again);
            }
        }
        Attempt last = clients.unconditional();
        submitAndRest(last, owner);
        if (last.told != Told.ACKNOWLEDGED) {
            ledger.breach(Invariant.ANSWERED, "the last owner refuses: " + last);
        }
    }

    private void submitAndRest(Attempt attempt, SimulatedNode owner) {
        ledger.submit(attempt, owner);
        rest("by the last owner", () -> true);
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public CountedIds ids() {
        return ids;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public void advance(long byNs) {
        nowNs += byNs;
    }

    @Override
    public SimulatedLog log() {
        return log;
    }

    @Override
    public SimulatedNetwork network() {
        return network;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Coverage coverage() {
        return coverage;
    }

    @Override
    public Trace trace() {
        return trace;
    }
}
