package io.atlantis.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest rebuild of a projection since this instance started.
 *
 * @param status what became of it
 * @param progress part of the log that is read, 0 to 1
 * @param startedAt absent when there was none
 * @param endedAt absent while it runs
 * @param error why it failed; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RebuildStatus(
        State status,
        double progress,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    static final RebuildStatus NONE = new RebuildStatus(State.NONE, 0, null, null, null);

    /** What became of it. */
    enum State {
        /** There was none. */
        NONE,
        /** The log is being read into a schema of its own. */
        RUNNING,
        /** The new rows are read instead of the old ones. */
        COMPLETED,
        /** The old rows are still read; nothing of the new ones is left. */
        FAILED
    }
}
