package io.atlantis.query.edge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services behind the edge are.
 *
 * @param commandService decides commands
 * @param marketIngest imports files
 * @param strategyRunner validates and formats sources, describes the language
 */
@Validated
@ConfigurationProperties("atlantis")
public record ServiceAddresses(
        @Valid @NotNull Service commandService,
        @Valid @NotNull Service marketIngest,
        @Valid @NotNull Service strategyRunner) {

    /**
     * One service.
     *
     * @param url scheme, host and port, such as {@code http://127.0.0.1:8081}
     */
    public record Service(@NotNull URI url) {}
}
