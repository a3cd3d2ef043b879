package io.atlantis.command.fault;

import io.atlantis.command.fault.CommandCalls.Reply;
import io.atlantis.command.fault.CommandCalls.Reply.Answer;
import io.atlantis.command.fault.Ledger.Acknowledged;
import io.atlantis.command.fault.VersionedStrategy.AtVersion;
import io.atlantis.command.fault.VersionedStrategy.Create;
import io.atlantis.command.fault.VersionedStrategy.Edit;
import io.atlantis.command.fault.VersionedStrategy.Input;
import io.atlantis.command.fault.VersionedStrategy.Output;
import io.atlantis.command.fault.VersionedStrategy.Rename;
import io.atlantis.command.fault.VersionedStrategy.Renamed;
import io.atlantis.command.fault.VersionedStrategy.Stale;
import io.atlantis.testkit.history.HistoryRecorder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A client as the edge is one: sends a command to whichever instance, repeats it under the same key until it knows, and gives up after a
 * deadline. What it asked and learned goes to the ledger. Client 0 is a patient one. One thread each.
 */
final class StrategyClient {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Too short for a takeover: every fourth client, so that outcomes stay unknown. */
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    private static final int IMPATIENT_EVERY = 4;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Cluster cluster;
    private final Ledger ledger;
    private final int process;
    private final RandomGenerator random;
    private final Duration deadline;
    private int commands;

    StrategyClient(Cluster cluster, Ledger ledger, int process, RandomGenerator random) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.process = process;
        this.random = random;
        this.deadline = process % IMPATIENT_EVERY == IMPATIENT_EVERY - 1 ? IMPATIENCE : PATIENCE;
    }

    /** Creates a strategy; its id, unless the outcome stayed unknown. */
    Optional<String> create() {
        String commandId = nextCommandId();
        long invokeNs = System.nanoTime();
        Outcome outcome = send("POST", "/api/v1/strategies", Map.of("name", commandId, "source", commandId), commandId);
        if (!(outcome instanceof Outcome.Known(Answer answer)) || answer.status() != 201) {
            settle(outcome, commandId);
            return Optional.empty();
        }
        String strategyId = answer.body().path("strategyId").asString();
        acknowledge(commandId, strategyId, answer, invokeNs);
        ledger.history().invoke(process, strategyId, new Create()).completed(versionOf(answer));
        return Optional.of(strategyId);
    }

    /** Edits a strategy; the version that it is at now, as far as the answer tells. */
    Optional<Integer> edit(String strategyId, int expectedVersion) {
        String commandId = nextCommandId();
        Map<String, Object> body = Map.of("source", commandId, "expectedVersion", expectedVersion);
        return call(strategyId, new Edit(expectedVersion), "PUT", "/api/v1/strategies/" + strategyId, body, commandId)
                .flatMap(output -> switch (output) {
                    case AtVersion(int version) -> Optional.of(version);
                    case Stale(int version) -> Optional.of(version);
                    default -> Optional.empty();
                });
    }

    /** Gives a strategy a name that no other has. */
    void rename(String strategyId) {
        String commandId = nextCommandId();
        String path = "/api/v1/strategies/" + strategyId + "/rename";
        var _ = call(strategyId, new Rename(), "POST", path, Map.of("name", commandId), commandId);
    }

    private String nextCommandId() {
        return "client-" + process + "-" + commands++;
    }

    private Optional<Output> call(
            String strategyId, Input input, String method, String path, Map<String, ?> body, String commandId) {
        HistoryRecorder<String, Input, Output>.Call call = ledger.history().invoke(process, strategyId, input);
        long invokeNs = System.nanoTime();
        Outcome outcome = send(method, path, body, commandId);
        Optional<Output> output = outcome instanceof Outcome.Known(Answer answer) ? outputOf(answer) : Optional.empty();
        output.ifPresentOrElse(call::completed, () -> {
            if (outcome instanceof Outcome.Unknown) {
                call.unknown();
            }
            settle(outcome, commandId);
        });
        if (outcome instanceof Outcome.Known(Answer answer) && answer.status() == 200) {
            acknowledge(commandId, strategyId, answer, invokeNs);
        } else if (output.isPresent()) {
            ledger.reject(commandId);
        }
        return output;
    }

    /** Books an outcome that is no answer of the model. */
    private void settle(Outcome outcome, String commandId) {
        switch (outcome) {
            case Outcome.Known(Answer answer) -> ledger.unexpected(commandId + ": " + answer);
            case Outcome.Unknown _ -> ledger.unknown(commandId);
            case Outcome.NothingDone _ -> ledger.notDone(commandId);
        }
    }

    private static Optional<Output> outputOf(Answer answer) {
        if (answer.status() == 200) {
            return Optional.of(answer.body().has("version") ? versionOf(answer) : new Renamed());
        }
        return answer.code().equals("stale-version")
                ? Optional.of(new Stale(answer.body().path("currentVersion").asInt()))
                : Optional.empty();
    }

    private static AtVersion versionOf(Answer answer) {
        return new AtVersion(answer.body().path("version").asInt());
    }

    private void acknowledge(String commandId, String strategyId, Answer answer, long invokeNs) {
        String position = answer.position().orElse("");
        int colon = position.indexOf(':');
        if (colon < 0) {
            ledger.unexpected(commandId + " was acknowledged without a position: " + answer);
            return;
        }
        ledger.acknowledge(new Acknowledged(
                commandId,
                strategyId,
                answer.body().path("version").asInt(0),
                Integer.parseInt(position.substring(0, colon)),
                Long.parseLong(position.substring(colon + 1)),
                invokeNs,
                System.nanoTime()));
    }

    /** How a command ended for its client. */
    private sealed interface Outcome {

        record Known(Answer answer) implements Outcome {}

        record Unknown() implements Outcome {}

        record NothingDone() implements Outcome {}
    }

    private Outcome send(String method, String path, Map<String, ?> body, String commandId) {
        long deadlineNs = System.nanoTime() + deadline.toNanos();
        boolean perhapsDone = false;
        while (System.nanoTime() - deadlineNs < 0 && !Thread.currentThread().isInterrupted()) {
            Reply reply = cluster.any(random)
                    .map(service -> cluster.calls().send(service.url(), method, path, body, commandId))
                    .orElseGet(Reply.NotSent::new);
            switch (reply) {
                case Answer answer
                when certain(answer) -> {
                    return new Outcome.Known(answer);
                }
                case Answer answer -> perhapsDone |= !nothingDone(answer);
                case Reply.Lost _ -> perhapsDone = true;
                case Reply.NotSent _ -> {}
            }
            LockSupport.parkNanos(random.nextLong(PAUSE_NS));
        }
        return perhapsDone ? new Outcome.Unknown() : new Outcome.NothingDone();
    }

    private static boolean certain(Answer answer) {
        return answer.status() < 500 && !answer.code().equals("conflict");
    }

    private static boolean nothingDone(Answer answer) {
        return switch (answer.code()) {
            case "conflict", "not-owner", "overloaded" -> true;
            default -> false;
        };
    }
}
