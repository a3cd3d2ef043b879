package io.atlantis.runner.service;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the strategy runner.
 *
 * @param kafka where the log is
 * @param dataDir folder for the tick archive, a cache that may be deleted
 * @param commandService where results are reported to
 * @param runner how runs are carried out
 */
@ConfigurationProperties("atlantis")
public record RunnerSettings(
        Kafka kafka,
        Path dataDir,
        CommandService commandService,
        @DefaultValue Runner runner) {

    /**
     * @param bootstrapServers host:port list
     */
    public record Kafka(String bootstrapServers) {}

    /**
     * @param url base URL without path
     */
    public record CommandService(URI url) {}

    /**
     * @param workers backtests that run at the same time, 1 to 64
     */
    public record Runner(@DefaultValue("1") int workers) {

        public Runner {
            if (workers < 1 || workers > 64) {
                throw new IllegalArgumentException(
                        "atlantis.runner.workers is " + workers + ": use 1 to 64, about the number of cores to spare");
            }
        }
    }
}
