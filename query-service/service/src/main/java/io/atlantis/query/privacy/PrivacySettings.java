package io.atlantis.query.privacy;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of personal data.
 *
 * @param keyFile the master key's file, the same for all services of a platform; made on first use
 */
@Validated
@ConfigurationProperties("atlantis.privacy")
record PrivacySettings(
        @NotNull(message = "say where the master key of personal data is or shall be made") Path keyFile) {}
