package io.atlantis.simulator.stream;

import java.time.Duration;

/**
 * Limits of the WebSocket side.
 *
 * @param authTimeout how long a connection may stay without an authentication request
 * @param maxConnections authenticated connections at once; 0 is no limit
 * @param overLimit which connection goes when there are too many; reports of the vendor disagree
 * @param maxPendingBytes what may wait for a slow consumer before it is disconnected
 */
public record StreamLimits(Duration authTimeout, int maxConnections, OverLimit overLimit, long maxPendingBytes) {

    public static final StreamLimits DEFAULT =
            new StreamLimits(Duration.ofSeconds(5), 0, OverLimit.CLOSE_OLDEST, 32 << 20);

    /** Which connection is closed with {@code max_connections}. */
    public enum OverLimit {
        CLOSE_OLDEST,
        CLOSE_NEWEST
    }

    public StreamLimits withMaxConnections(int count, OverLimit closed) {
        return new StreamLimits(authTimeout, count, closed, maxPendingBytes);
    }

    public StreamLimits withAuthTimeout(Duration timeout) {
        return new StreamLimits(timeout, maxConnections, overLimit, maxPendingBytes);
    }
}
