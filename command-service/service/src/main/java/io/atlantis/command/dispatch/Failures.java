package io.atlantis.command.dispatch;

import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.kernel.privacy.SubjectKeysUnavailableException;
import io.atlantis.kernel.problem.Problem;
import java.time.Duration;
import java.util.OptionalInt;

/** Why a command could not be carried out, as problems that tell the client what to do. */
final class Failures {

    private Failures() {}

    static Problem of(AppendFailedException failure) {
        String detail = failure.getMessage();
        return switch (failure.reason()) {
            case CONFLICT -> contended(1, OptionalInt.empty());
            case DUPLICATE_COMMAND -> unavailable("outcome-unknown", "the command is being decided: ask again");
            case NOT_OWNER -> unavailable("not-owner", detail + ": nothing was done; try again");
            case OVERLOADED -> unavailable("overloaded", detail + ": nothing was done; try again in a second");
            case EXPIRED -> unavailable("overloaded", detail + ": nothing was done; try again in a second");
            case TOO_LARGE -> Problem.of("too-large", 413, "Too large", "the change is too large: " + detail);
            case UNKNOWN -> unavailable("outcome-unknown", detail + ": repeat it with the same Idempotency-Key");
        };
    }

    static Problem keysUnavailable(SubjectKeysUnavailableException failure) {
        return unavailable(
                "personal-data-keys-unavailable",
                "personal data can't be sealed now, so nothing was recorded; try again: " + failure.getMessage());
    }

    static Problem timedOut(Duration timeout) {
        return unavailable(
                "outcome-unknown",
                "no outcome within " + timeout.toSeconds() + " s: repeat it with the same Idempotency-Key");
    }

    /** The version tells what to load before trying again. */
    static Problem contended(int attempts, OptionalInt currentVersion) {
        Problem problem = Problem.of(
                "conflict",
                409,
                "Conflict",
                "others changed the same thing " + attempts + " times meanwhile: load it and try again");
        return currentVersion.isPresent() ? problem.with("currentVersion", currentVersion.getAsInt()) : problem;
    }

    static Problem reusedKey(String key) {
        return Problem.of(
                "idempotency-key-reused",
                422,
                "Idempotency key reused",
                "Idempotency-Key '" + key + "' belongs to another command: send a fresh one");
    }

    /** No instance took the command within the time. */
    static Problem noOwner(String why, boolean begun) {
        return begun
                ? unavailable("outcome-unknown", why + ": repeat it with the same Idempotency-Key")
                : unavailable("not-owner", why + ": nothing was done; try again");
    }

    private static Problem unavailable(String code, String detail) {
        return Problem.of(code, 503, "Unavailable", detail);
    }
}
