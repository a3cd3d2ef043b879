package io.atlantis.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where anybody sees how the projections fare. Thread-safe. */
public interface ProjectionBoard {

    /** The progress of the projection of that name. */
    Optional<ProjectionProgress> progressOf(String projection);

    /** All of them, in the order they were registered. */
    Collection<ProjectionProgress> all();

    /** The conditions of all of them now. */
    default List<ProjectionProgress.Snapshot> snapshots() {
        return all().stream().map(ProjectionProgress::snapshot).toList();
    }
}
