package io.atlantis.runner.service.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body with a strategy's text.
 *
 * @param source the text
 */
record SourceRequest(@Nullable String source) {

    /**
     * The text.
     *
     * @throws ProblemException 422 when there is none
     */
    String required() {
        if (source == null) {
            throw new ProblemException(Problem.of("invalid-field", 422, "Invalid field", "source is missing")
                    .withErrors(List.of(new FieldError("source", "", "is missing: give the strategy's text"))));
        }
        return source;
    }
}
