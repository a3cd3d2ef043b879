package io.atlantis.query.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

    private final OriginPolicy policy = new OriginPolicy(
            new EdgeSettings(List.of("localhost", "127.0.0.1", "[::1]"), List.of("http://localhost:5173")));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LocalHost:1", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    void shouldAnswerUnderLocalNames(String host) {
        assertThat(policy.allowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example:80",
                "[::2]:80",
                "",
                ":8080"
            })
    void shouldRefuseForeignNames(String host) {
        assertThat(policy.allowsHost(host)).isFalse();
    }

    @Test
    void shouldRefuseARequestWithoutHost() {
        assertThat(policy.allowsHost(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "https://localhost, localhost",
        "http://[::1]:8080, [::1]:8080",
        "http://localhost:5173, localhost:8080"
    })
    void shouldLetOwnAndListedPagesChangeState(String origin, String host) {
        assertThat(policy.allowsOrigin(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, localhost:8080",
        "http://localhost:3000, localhost:8080",
        "http://localhost:8080.evil.example, localhost:8080",
        "null, localhost:8080",
        "'', localhost:8080"
    })
    void shouldRefuseForeignPages(String origin, String host) {
        assertThat(policy.allowsOrigin(origin, host)).isFalse();
    }

    @Test
    void shouldLetProgramsThroughWhichSendNoOrigin() {
        assertThat(policy.allowsOrigin(null, "localhost:8080")).isTrue();
    }
}
