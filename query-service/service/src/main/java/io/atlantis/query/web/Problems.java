package io.atlantis.query.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.util.List;

/** The problems that several features answer with. */
public final class Problems {

    private static final int VALUE_LENGTH_LIMIT = 200;

    private Problems() {}

    /** A parameter or header that can't be used: names it, what stood there, and the remedy. */
    public static ProblemException invalidField(String field, String value, String message) {
        return new ProblemException(
                Problem.of("invalid-field", 422, "Invalid field", field + " '" + shortened(value) + "': " + message)
                        .withErrors(List.of(new FieldError(field, shortened(value), message))));
    }

    /** Nothing has that id. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(Problem.of(
                "not-found", 404, "Not found", "there is no " + what + " '" + shortened(id) + "'; check the id"));
    }

    private static String shortened(String value) {
        return value.length() <= VALUE_LENGTH_LIMIT ? value : value.substring(0, VALUE_LENGTH_LIMIT) + "…";
    }
}
