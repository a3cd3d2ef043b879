package io.atlantis.simulator.rest;

import java.util.Set;

/**
 * Limits of the REST side.
 *
 * @param requestsPerMinute answered before 429; 0 is no limit
 * @param unentitledKeys keys that are known and may see nothing (403)
 */
public record RestLimits(int requestsPerMinute, Set<String> unentitledKeys) {

    public static final RestLimits UNLIMITED = new RestLimits(0, Set.of());

    public RestLimits {
        unentitledKeys = Set.copyOf(unentitledKeys);
    }

    public RestLimits withRequestsPerMinute(int count) {
        return new RestLimits(count, unentitledKeys);
    }

    public RestLimits withUnentitledKeys(Set<String> keys) {
        return new RestLimits(requestsPerMinute, keys);
    }
}
