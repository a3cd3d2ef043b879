package io.atlantis.command.store;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the command service.
 *
 * @param kafka where the log is
 * @param workspace the tenant that requests belong to
 * @param advertisedUrl where others reach this process; stands in its claims
 * @param commandTimeout how long a request waits for its outcome
 * @param startTimeout how long a start waits for the partition
 * @param drainTimeout how long a stop waits for commands under way
 */
@Validated
@ConfigurationProperties("atlantis")
public record CommandSettings(
        @NotNull Kafka kafka,
        @NotBlank @DefaultValue("main") String workspace,
        @DefaultValue("") String advertisedUrl,
        @DefaultValue("10s") Duration commandTimeout,
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("5s") Duration drainTimeout) {

    /**
     * @param bootstrapServers {@code host:port,...}
     */
    public record Kafka(@NotBlank String bootstrapServers) {}
}
