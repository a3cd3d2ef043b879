package io.atlantis.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.problem.ProblemException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MinPositionTest {

    private final ProjectionProgress progress = new ProjectionProgress("strategies", "domain.events");
    private final MinPositionInterceptor interceptor =
            new MinPositionInterceptor(new OneProjection(progress), List.of("strategies"), Duration.ofMillis(20));

    @Test
    void shouldReadPartitionAndOffset() {
        assertThat(MinPosition.parse(" 2:31 ")).isEqualTo(new MinPosition(2, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", ":1", "a:b", "1:-1", "1:2:3", "9999999999:1", "1:99999999999999999999"})
    void shouldRefuseWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> MinPosition.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Atlantis-Min-Position");
    }

    @Test
    void shouldLetAReadThroughWhosePositionIsReached() throws Exception {
        progress.reached(Map.of(0, Checkpoint.at(8)));

        assertThat(interceptor.preHandle(get("0:7"), new MockHttpServletResponse(), this))
                .isTrue();
    }

    @Test
    void shouldRefuseAReadAfterTheWait() {
        progress.reached(Map.of(0, Checkpoint.at(7)));

        assertThatThrownBy(() -> interceptor.preHandle(get("0:7"), new MockHttpServletResponse(), this))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().status()).isEqualTo(503);
                    assertThat(failure.problem().code()).isEqualTo("position-not-reached");
                });
    }

    /** The default wait is five seconds; this one would be an hour. */
    @Test
    @Timeout(20)
    void shouldRefuseAtOnceAReadWhosePartitionStopped() {
        progress.reached(Map.of(2, Checkpoint.at(7)));
        progress.stopped(new PartitionStop(2, 7, "event type X version 1 is unknown"));
        MinPositionInterceptor patient =
                new MinPositionInterceptor(new OneProjection(progress), List.of("strategies"), Duration.ofHours(1));

        assertThatThrownBy(() -> patient.preHandle(get("2:8"), new MockHttpServletResponse(), this))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().status()).isEqualTo(503);
                    assertThat(failure.problem().code()).isEqualTo("projection-stopped");
                    assertThat(failure.problem().detail()).contains("partition 2 offset 7", "X version 1 is unknown");
                });
    }

    private static MockHttpServletRequest get(String position) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/strategies");
        request.addHeader(MinPosition.HEADER, position);
        return request;
    }

    private record OneProjection(ProjectionProgress progress) implements ProjectionBoard {

        @Override
        public Optional<ProjectionProgress> progressOf(String projection) {
            return Optional.of(progress);
        }

        @Override
        public Collection<ProjectionProgress> all() {
            return List.of(progress);
        }
    }
}
