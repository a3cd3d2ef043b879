package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.simulation.Attempt.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** What clients asked for and what they were told: kept apart from all that is under test. */
final class Ledger {

    private final SimulatedNetwork network;
    private final Coverage coverage;
    private final Trace trace;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    Ledger(SimulatedNetwork network, Coverage coverage, Trace trace) {
        this.network = network;
        this.coverage = coverage;
        this.trace = trace;
    }

    /** Something that must not be was seen on the way. */
    void breach(Invariant invariant, String what) {
        trace.note(() -> "BROKEN " + invariant + ": " + what);
        breaches.add(new Breach(invariant, what));
    }

    List<Breach> breaches() {
        return breaches;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Sends an append to a node and notes its outcome when it comes. */
    void submit(Attempt attempt, SimulatedNode node) {
        attempt.node = node;
        attempts.add(attempt);
        trace.note(() -> node.name() + " is asked: " + attempt);
        var _ = node.log()
                .append(attempt.condition(), attempt.events())
                .whenComplete((receipt, failure) -> note(attempt, receipt, failure));
    }

    private void note(Attempt attempt, CommitReceipt receipt, Throwable failure) {
        if (!attempt.node.completing()) {
            breach(Invariant.I12, "told on the owner's thread or the caller's: " + attempt);
        }
        attempt.receipt = receipt;
        if (failure == null) {
            attempt.told = Told.ACKNOWLEDGED;
            attempt.recovered = attempt.node.completingRecovered();
            coverage.count(Happening.ACKNOWLEDGED);
        } else {
            noteFailure(attempt, failure);
        }
        trace.note(() -> attempt.node.name() + " answers: " + attempt);
    }

    private void noteFailure(Attempt attempt, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof AppendFailedException known)) {
            breach(Invariant.ANSWERED, attempt + " was answered by " + failure);
            return;
        }
        attempt.reason = known.reason();
        attempt.told = known.reason() == Reason.UNKNOWN ? Told.UNKNOWN : Told.REFUSED;
        switch (known.reason()) {
            case CONFLICT -> coverage.count(Happening.REFUSED_CONFLICT);
            case DUPLICATE_COMMAND -> coverage.count(Happening.REFUSED_DUPLICATE_COMMAND);
            case NOT_OWNER -> coverage.count(Happening.REFUSED_NOT_OWNER);
            case EXPIRED -> coverage.count(Happening.REFUSED_EXPIRED);
            case OVERLOADED -> coverage.count(Happening.REFUSED_OVERLOADED);
            case UNKNOWN -> coverage.count(Happening.TOLD_UNKNOWN);
            default -> {}
        }
    }

    /** A node is gone: who waits for it waits in vain. */
    void noteKilled(SimulatedNode node) {
        for (Attempt attempt : attempts) {
            if (attempt.node == node && attempt.open()) {
                attempt.told = Told.NO_ANSWER;
            }
        }
    }

    boolean allAnswered() {
        return attempts.stream().noneMatch(Attempt::open);
    }

    /** Whether a node has appends that were sent to the log and not answered yet. */
    boolean underWay(SimulatedNode node) {
        for (int i = attempts.size() - 1; i >= 0 && i > attempts.size() - 40; i--) {
            Attempt attempt = attempts.get(i);
            if (attempt.node == node
                    && attempt.open()
                    && network.timesSent(attempt.drafts.getFirst().id()) > 0) {
                return true;
            }
        }
        return false;
    }
}
