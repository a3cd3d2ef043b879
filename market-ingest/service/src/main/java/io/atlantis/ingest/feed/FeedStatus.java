package io.atlantis.ingest.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How the feed stands, for health and metrics. Written by the feed, read by any thread. */
public final class FeedStatus {

    private static final long NEVER = Long.MIN_VALUE;

    private final Clock clock;
    private final LongAdder lines = new LongAdder();
    private volatile FeedState state = FeedState.DISABLED;
    private volatile String problem = "";
    private volatile long lastTickMs = NEVER;

    public FeedStatus(Clock clock) {
        this.clock = clock;
    }

    public FeedState state() {
        return state;
    }

    /** Why the last line was lost or refused; empty when there was no trouble. */
    public String problem() {
        return problem;
    }

    /** Time since the last trade or quote; empty before the first. */
    public Optional<Duration> lastTickAge() {
        return lastTickMs == NEVER ? Optional.empty() : Optional.of(Duration.ofMillis(clock.millis() - lastTickMs));
    }

    /** Lines made after the first one. */
    public long reconnects() {
        return Math.max(0, lines.sum() - 1);
    }

    /** Notes that a frame with ticks came in; allocates nothing. */
    public void ticked(long nowMs) {
        lastTickMs = nowMs;
    }

    /** The feed is switched on and will connect. */
    public void starting() {
        enter(FeedState.CONNECTING);
    }

    /** The feed can't even try to connect. */
    public void broken(String why) {
        failed(why);
        enter(FeedState.WAITING);
    }

    void enter(FeedState next) {
        state = next;
        if (next == FeedState.LIVE) {
            lines.increment();
        }
    }

    void failed(String why) {
        problem = why;
    }
}
