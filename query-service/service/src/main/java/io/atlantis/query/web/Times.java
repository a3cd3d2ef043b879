package io.atlantis.query.web;

import io.atlantis.kernel.time.EpochNanos;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as clients give them. */
public final class Times {

    private Times() {}

    /**
     * A time parameter.
     *
     * @param text ISO-8601 with zone or offset, or epoch milliseconds
     * @throws io.atlantis.kernel.problem.ProblemException when it is neither
     */
    public static Optional<Instant> parse(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EpochNanos.toInstant(EpochNanos.parse(text)));
        } catch (DateTimeException e) {
            throw Problems.invalidField(
                    field, text, "is no time: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds");
        }
    }
}
