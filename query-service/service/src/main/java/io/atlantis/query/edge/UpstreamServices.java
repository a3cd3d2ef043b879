package io.atlantis.query.edge;

import java.time.Duration;

/**
 * The services that writes go to.
 *
 * @param commands decides commands
 * @param strategies compiles sources
 * @param imports takes files in
 */
record UpstreamServices(Upstream commands, Upstream strategies, Upstream imports) {

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
    private static final Duration VALIDATION_LIMIT = Duration.ofSeconds(15);

    /** A large file is read, checked and acknowledged by Kafka record for record before the answer begins. */
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(30);

    static UpstreamServices at(ServiceAddresses addresses) {
        return new UpstreamServices(
                new Upstream("command-service", addresses.commandService().url(), COMMAND_LIMIT),
                new Upstream("strategy-runner", addresses.strategyRunner().url(), VALIDATION_LIMIT),
                new Upstream("market-ingest", addresses.marketIngest().url(), IMPORT_LIMIT));
    }
}
