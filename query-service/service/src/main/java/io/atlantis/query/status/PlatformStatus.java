package io.atlantis.query.status;

import io.atlantis.query.projection.ProjectionProgress;
import java.time.Instant;
import java.util.List;

/**
 * The platform at one moment.
 *
 * @param time when it was asked
 * @param status {@code UP} when every component is
 * @param version of the query service
 * @param components services and their parts
 * @param projections how far each read model is
 */
record PlatformStatus(
        Instant time,
        String status,
        String version,
        List<ComponentHealth> components,
        List<ProjectionProgress.Snapshot> projections) {}
