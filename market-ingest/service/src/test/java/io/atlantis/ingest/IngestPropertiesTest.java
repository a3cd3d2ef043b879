package io.atlantis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.ingest.backfill.BackfillPlan;
import io.atlantis.kernel.market.InstrumentSource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestPropertiesTest {

    @Test
    void shouldTalkToTheVendorUnlessToldOtherwise() {
        IngestProperties settings = bind(Map.of("atlantis.data-dir", "/d"));
        assertThat(settings.feed().enabled()).isTrue();
        assertThat(settings.feed().simulated()).isFalse();
        assertThat(settings.feed().source()).isEqualTo(InstrumentSource.MASSIVE);
        assertThat(settings.feed().wsUrl()).isEqualTo(URI.create("wss://socket.massive.com"));
        assertThat(settings.feed().restUrl()).isEqualTo(URI.create("https://api.massive.com"));
        assertThat(settings.feed().symbols()).isEmpty();
        assertThat(settings.backfill().settings(false).plan()).isEqualTo(BackfillPlan.DEFAULT);
        assertThat(settings.backfill().recordsPerSecond()).isEqualTo(8_000);
        assertThat(settings.kafka().bootstrapServers()).isEqualTo("localhost:9092");
    }

    @Test
    void shouldTakeWhatIsSet() {
        IngestProperties settings = bind(Map.of(
                "atlantis.feed.simulated", "true",
                "atlantis.feed.symbols", "IBM,BRK.B",
                "atlantis.feed.api-key", "secret",
                "atlantis.backfill.days", "7"));
        assertThat(settings.feed().source()).isEqualTo(InstrumentSource.SIMULATED);
        assertThat(settings.feed().symbols()).containsExactly("IBM", "BRK.B");
        assertThat(settings.backfill().days()).isEqualTo(7);
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.feed().settings().toString()).doesNotContain("secret");
        assertThat(settings.feed().vendor().toString()).doesNotContain("secret");
    }

    private static IngestProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("atlantis", IngestProperties.class);
    }
}
