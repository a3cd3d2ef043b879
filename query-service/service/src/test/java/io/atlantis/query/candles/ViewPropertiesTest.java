package io.atlantis.query.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.query.views.CandleViewSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ViewPropertiesTest {

    @Test
    void shouldHaveTheViewsOwnDefaults() {
        CandleViewSettings settings = bind(Map.of()).toSettings("broker:9092", Path.of("data"));
        assertThat(settings).isEqualTo(CandleViewSettings.of("broker:9092", Path.of("data", "views")));
    }

    @Test
    void shouldTakeWhatIsSet() {
        ViewProperties properties = bind(Map.of(
                "atlantis.views.instance-id", "b",
                "atlantis.views.threads", "2",
                "atlantis.views.commit-interval", "250ms",
                "atlantis.views.late-grace", "1h",
                "atlantis.views.enabled", "false"));
        assertThat(properties)
                .isEqualTo(new ViewProperties(false, "b", 2, Duration.ofMillis(250), Duration.ofHours(1)));
    }

    private static ViewProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("atlantis.views", ViewProperties.class);
    }
}
