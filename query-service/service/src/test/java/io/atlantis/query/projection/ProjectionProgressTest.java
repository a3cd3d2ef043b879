package io.atlantis.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.query.projection.ProjectionProgress.State;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

    private final ProjectionProgress progress = new ProjectionProgress("strategies", "domain.events");

    @Test
    void shouldHaveReachedARecordOnceTheNextOneIsNext() throws Exception {
        progress.reached(Map.of(0, Checkpoint.at(5)));

        assertThat(progress.awaitReached(0, 4, Duration.ZERO)).isTrue();
        assertThat(progress.awaitReached(0, 5, Duration.ofMillis(1))).isFalse();
        assertThat(progress.awaitReached(1, 0, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void shouldWakeWhoWaitsForAPosition() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = executor.submit(() -> progress.awaitReached(0, 7, Duration.ofSeconds(20)));
            progress.reached(Map.of(0, Checkpoint.at(7)));
            progress.reached(Map.of(0, Checkpoint.at(8)));

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldSayWhyItStopped() {
        progress.became(State.STOPPED, "offset 3: no JSON");

        assertThat(progress.snapshot().state()).isEqualTo(State.STOPPED);
        assertThat(progress.snapshot().reason()).isEqualTo("offset 3: no JSON");
    }
}
