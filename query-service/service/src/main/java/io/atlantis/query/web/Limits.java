package io.atlantis.query.web;

/** How many items a page may have. */
public final class Limits {

    /** What a client gets that names no limit; text, as annotations want it. */
    public static final String DEFAULT = "100";

    /** The most a client may ask for. */
    public static final int MAX = 10_000;

    private Limits() {}

    /**
     * The limit itself.
     *
     * @throws io.atlantis.kernel.problem.ProblemException when it is not between 1 and {@link #MAX}
     */
    public static int checked(int limit) {
        if (limit < 1 || limit > MAX) {
            throw Problems.invalidField("limit", Integer.toString(limit), "must be between 1 and " + MAX);
        }
        return limit;
    }
}
