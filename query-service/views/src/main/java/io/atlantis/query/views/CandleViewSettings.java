package io.atlantis.query.views;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the candle view.
 *
 * @param bootstrapServers host:port list of the Kafka brokers
 * @param stateDir folder of the view's local state; rebuilt from Kafka when lost
 * @param instanceId distinguishes the instances of the view that run at once; the same after a restart, so that an
 *     instance takes up its partitions without waiting for a session to end
 * @param threads number of threads, at most one per partition is of use
 * @param commitInterval how often changed candles are written: bounds both delay and work
 * @param lateGrace how far a live trade may lie behind the newest live trade of its symbol
 * @param guarantee how a crash is survived
 */
public record CandleViewSettings(
        String bootstrapServers,
        Path stateDir,
        String instanceId,
        int threads,
        Duration commitInterval,
        Duration lateGrace,
        Guarantee guarantee) {

    /** How state, output and input offsets are kept together. */
    public enum Guarantee {
        /** In one Kafka transaction per commit. */
        EXACTLY_ONCE,
        /** Not at all: for measuring what the transactions cost. */
        AT_LEAST_ONCE
    }

    /** How often changed candles are written unless set otherwise. */
    public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(100);

    /** How late a live trade may come unless set otherwise. */
    public static final Duration DEFAULT_LATE_GRACE = Duration.ofMinutes(10);

    /**
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public CandleViewSettings {
        require(!bootstrapServers.isBlank(), "bootstrapServers", bootstrapServers, "name the brokers as host:port");
        require(!instanceId.isBlank(), "instanceId", instanceId, "give each instance a name of its own");
        require(threads > 0, "threads", threads, "use at least 1");
        require(commitInterval.isPositive(), "commitInterval", commitInterval, "use a positive duration");
        require(!lateGrace.isNegative(), "lateGrace", lateGrace, "use zero or more");
    }

    /** One thread, exactly once, default intervals: right for one machine. */
    public static CandleViewSettings of(String bootstrapServers, Path stateDir) {
        return new CandleViewSettings(
                bootstrapServers,
                stateDir,
                "1",
                1,
                DEFAULT_COMMIT_INTERVAL,
                DEFAULT_LATE_GRACE,
                Guarantee.EXACTLY_ONCE);
    }

    private static void require(boolean holds, String name, Object value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "candle view setting " + name + "=" + value + " is not valid: " + remedy);
        }
    }
}
