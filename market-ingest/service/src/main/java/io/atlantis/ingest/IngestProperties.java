package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillPlan;
import io.atlantis.ingest.backfill.BackfillSettings;
import io.atlantis.ingest.feed.FeedSettings;
import io.atlantis.ingest.vendor.VendorSettings;
import io.atlantis.kernel.market.InstrumentSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the service, below {@code atlantis}.
 *
 * @param dataDir folder of its own files: last ticks, backfill ledger, spooled imports
 */
@Validated
@ConfigurationProperties("atlantis")
record IngestProperties(
        @Valid @DefaultValue Kafka kafka,
        @NotNull @DefaultValue("data/market-ingest") Path dataDir,
        @Valid @DefaultValue Feed feed,
        @Valid @DefaultValue Backfill backfill,
        @Valid @DefaultValue Imports imports) {

    /**
     * @param bootstrapServers of the cluster
     */
    record Kafka(@NotBlank @DefaultValue("localhost:9092") String bootstrapServers) {}

    /**
     * @param enabled whether live ticks and history are fetched at all
     * @param simulated whether the vendor is the simulator; marks its instruments SIMULATED
     * @param symbols tickers to follow; empty for all
     */
    record Feed(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean simulated,

            @NotNull @DefaultValue("https://api.massive.com")
            URI restUrl,

            @NotNull @DefaultValue("wss://socket.massive.com")
            URI wsUrl,

            @Pattern(regexp = "[A-Za-z0-9_.-]*", message = "must be letters, digits, '_', '.' and '-'")
            @DefaultValue("")
            String apiKey,

            @DefaultValue List<String> symbols) {

        FeedSettings settings() {
            return FeedSettings.of(wsUrl, apiKey, symbols);
        }

        VendorSettings vendor() {
            return new VendorSettings(restUrl, apiKey, Duration.ofSeconds(30));
        }

        InstrumentSource source() {
            return simulated ? InstrumentSource.SIMULATED : InstrumentSource.MASSIVE;
        }

        @Override
        public String toString() {
            return "Feed[enabled=" + enabled + ", simulated=" + simulated + ", restUrl=" + restUrl + "]";
        }
    }

    /**
     * @param days how far daily bars go back, at most what the candle view can hold
     * @param hourDays how many days of hourly bars
     * @param minuteDays how many days of minute bars for liquid symbols
     * @param liquidSymbols how many symbols count as liquid
     * @param recordsPerSecond most bars a second, so that live ticks don't suffer
     */
    record Backfill(
            @Min(0) @Max(10_000) @DefaultValue("400") int days,
            @Min(0) @Max(3_650) @DefaultValue("28") int hourDays,
            @Min(0) @Max(365) @DefaultValue("14") int minuteDays,
            @Min(0) @Max(20_000) @DefaultValue("10") int liquidSymbols,
            @Min(100) @Max(1_000_000) @DefaultValue("8000") int recordsPerSecond) {

        BackfillSettings settings(boolean sequencesAreDense) {
            BackfillPlan plan = new BackfillPlan(
                    Duration.ofDays(days),
                    Duration.ofDays(hourDays),
                    Duration.ofDays(minuteDays),
                    BackfillPlan.DEFAULT.minuteGap());
            return new BackfillSettings(plan, liquidSymbols, recordsPerSecond, sequencesAreDense);
        }
    }

    /**
     * @param maxBytes largest file that is taken
     */
    record Imports(@Min(1) @DefaultValue("2147483648") long maxBytes) {}
}
