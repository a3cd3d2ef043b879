package io.atlantis.command.store;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the signed tree heads.
 *
 * @param keyFile private key in PEM, made at first use; the public key stands beside it
 * @param trustedKeys public keys of other instances, whose heads this one may go on from
 * @param headInterval how often a head is published while something happens
 */
@Validated
@ConfigurationProperties("atlantis.audit")
public record HeadsSettings(
        @NotNull Path keyFile,
        @DefaultValue List<Path> trustedKeys,
        @DefaultValue("1s") Duration headInterval) {}
