package io.atlantis.query.projection;

import java.util.List;

/**
 * Says which projections the reads under a path are made from, so that they can wait for a position: a bean of a feature.
 *
 * @param pathPattern such as {@code /api/v1/strategies/**}
 * @param projections their names; all must have reached the position
 */
public record ReadsFrom(String pathPattern, List<String> projections) {

    public ReadsFrom {
        projections = List.copyOf(projections);
    }
}
