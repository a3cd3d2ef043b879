package io.atlantis.standalone.platform;

import java.time.Duration;

/** The parts of the platform in the order of their start; they stop in the reverse order. */
enum Part {
    KAFKA("kafka", Duration.ofSeconds(30)),
    POSTGRES("postgres", Duration.ofSeconds(30)),
    REDIS("redis", Duration.ofSeconds(15)),
    SIMULATOR("market-simulator", Duration.ofSeconds(10)),
    COMMAND_SERVICE("command-service", Duration.ofSeconds(20)),
    STRATEGY_RUNNER("strategy-runner", Duration.ofSeconds(20)),
    MARKET_INGEST("market-ingest", Duration.ofSeconds(20)),
    QUERY_SERVICE("query-service", Duration.ofSeconds(30));

    private final String label;
    private final Duration stopLimit;

    Part(String label, Duration stopLimit) {
        this.label = label;
        this.stopLimit = stopLimit;
    }

    /** Name for people, and of the part's folder and endpoint. */
    String label() {
        return label;
    }

    /** How long it may take to stop in order. */
    Duration stopLimit() {
        return stopLimit;
    }
}
