package io.atlantis.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.query.views.CandleViewSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class CandleViewSettingsTest {

    private static final Path STATE = Path.of("state");

    @Test
    void shouldDefaultToOneThreadExactlyOnceTenCommitsASecond() {
        CandleViewSettings settings = CandleViewSettings.of("broker:9092", STATE);
        assertThat(settings.threads()).isEqualTo(1);
        assertThat(settings.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.lateGrace()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldNameTheSettingThatIsOutOfRange() {
        assertThatThrownBy(() -> new CandleViewSettings(
                        "broker:9092",
                        STATE,
                        "1",
                        0,
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10),
                        Guarantee.EXACTLY_ONCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threads=0");
    }

    @Test
    void shouldConfigureStreamsToLoseAndDoubleNothing() {
        StreamsConfig config =
                CandleStreamsConfig.of(CandleViewSettings.of("broker:9092", STATE), new CandleViewCounters());
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getProducerConfigs("any")).containsEntry("max.in.flight.requests.per.connection", 1);
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "earliest");
    }
}
