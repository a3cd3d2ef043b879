package io.atlantis.query.candles;

import io.atlantis.query.views.CandleViewSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the candle view, below {@code atlantis.views}.
 *
 * @param enabled whether this instance runs the view at all
 * @param instanceId distinguishes instances that run at once; the same after a restart
 * @param threads threads of the view
 * @param commitInterval how often changed candles are written
 * @param lateGrace how far a live trade may lie behind the newest of its symbol
 */
@Validated
@ConfigurationProperties("atlantis.views")
record ViewProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") @NotBlank String instanceId,
        @DefaultValue("1") @Positive int threads,
        @DefaultValue("100ms") @NotNull Duration commitInterval,
        @DefaultValue("10m") @NotNull Duration lateGrace) {

    CandleViewSettings toSettings(String bootstrapServers, Path dataDir) {
        return new CandleViewSettings(
                bootstrapServers,
                dataDir.resolve("views"),
                instanceId,
                threads,
                commitInterval,
                lateGrace,
                CandleViewSettings.Guarantee.EXACTLY_ONCE);
    }
}
