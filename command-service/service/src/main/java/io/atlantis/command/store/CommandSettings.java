package io.atlantis.command.store;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the command service.
 *
 * @param kafka where the log is
 * @param dataDir folder for what this instance keeps for itself and can make anew from the log
 * @param workspace the tenant that requests belong to
 * @param advertisedUrl where the other instances reach this one; stands in its claims
 * @param commandTimeout how long a request waits for its outcome
 * @param startTimeout how long a start waits for its partitions
 * @param drainTimeout how long a stop, or a partition that is handed over, waits for commands under way
 * @param eventStore which partitions there are, and how instances share them
 */
@Validated
@ConfigurationProperties("atlantis")
public record CommandSettings(
        @NotNull Kafka kafka,
        @NotNull Path dataDir,
        @NotBlank @DefaultValue("main") String workspace,
        @NotBlank String advertisedUrl,
        @DefaultValue("10s") Duration commandTimeout,
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("5s") Duration drainTimeout,
        @NotNull @DefaultValue EventStore eventStore) {

    /**
     * Where the log is.
     *
     * @param bootstrapServers {@code host:port,...}
     */
    public record Kafka(@NotBlank String bootstrapServers) {}

    /**
     * Partitions and instances.
     *
     * @param partitions that the topic must have; 0 for as many as it was created with
     * @param group consumer group by which instances share the partitions
     * @param instanceId stable name of this instance, so that after a crash it gets its partitions back at once; may be empty
     * @param sessionTimeout after which a silent instance's partitions go to others; the broker must allow it
     *     ({@code group.min.session.timeout.ms}, 6 s unless set)
     */
    public record EventStore(
            @DefaultValue("0") int partitions,

            @NotBlank @DefaultValue("atlantis-command-owners")
            String group,

            @DefaultValue("") String instanceId,
            @DefaultValue("6s") Duration sessionTimeout) {}
}
