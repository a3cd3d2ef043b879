package io.atlantis.query.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServiceAddressesTest {

    @Test
    void shouldReadWhereTheServicesAre() {
        ServiceAddresses addresses = bind(
                "atlantis",
                ServiceAddresses.class,
                Map.of(
                        "atlantis.command-service.url", "http://c:1",
                        "atlantis.market-ingest.url", "http://m:2",
                        "atlantis.strategy-runner.url", "http://s:3"));

        assertThat(addresses.commandService().url()).isEqualTo(URI.create("http://c:1"));
        assertThat(addresses.marketIngest().url()).isEqualTo(URI.create("http://m:2"));
        assertThat(addresses.strategyRunner().url()).isEqualTo(URI.create("http://s:3"));
    }

    @Test
    void shouldAnswerUnderLocalNamesAloneUnlessToldOtherwise() {
        EdgeSettings settings = bind("atlantis.edge", EdgeSettings.class, Map.of("atlantis.edge.public-port", "8080"));

        assertThat(settings.allowedHosts()).containsExactly("localhost", "127.0.0.1", "[::1]");
        assertThat(settings.allowedOrigins()).isEmpty();
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
    }
}
