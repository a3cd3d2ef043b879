package io.atlantis.command.model;

import io.atlantis.kernel.problem.Problem;

/** Reasons that several features refuse for. */
public final class Refusals {

    private Refusals() {}

    /** Nothing of that kind has the id. */
    public static Problem notFound(String what, String id) {
        return Problem.of("not-found", 404, "Not found", "there is no " + what + " '" + id + "': check the id");
    }

    /** The version that the change was made on is not the newest. */
    public static Problem staleVersion(String id, int expectedVersion, int currentVersion) {
        return Problem.of(
                        "stale-version",
                        409,
                        "Stale version",
                        "expectedVersion is " + expectedVersion + " but " + id + " is at version " + currentVersion
                                + ": load that version, repeat the change on it, and send expectedVersion "
                                + currentVersion)
                .with("currentVersion", currentVersion);
    }

    /** The entity's state doesn't allow it. */
    public static Problem illegalTransition(String id, String currentStatus, String wanted) {
        return Problem.of(
                        "illegal-transition",
                        409,
                        "Illegal transition",
                        id + " is " + currentStatus + " and can't " + wanted)
                .with("currentStatus", currentStatus);
    }
}
