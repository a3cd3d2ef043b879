package io.atlantis.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.query.projection.ProjectionProgress.Awaited;
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

        assertThat(progress.awaitReached(0, 4, Duration.ZERO)).isEqualTo(new Awaited.Reached());
        assertThat(progress.awaitReached(0, 5, Duration.ofMillis(1))).isEqualTo(new Awaited.Late());
        assertThat(progress.awaitReached(1, 0, Duration.ofMillis(1))).isEqualTo(new Awaited.Late());
    }

    @Test
    void shouldWakeWhoWaitsForAPosition() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Awaited> waiting = executor.submit(() -> progress.awaitReached(0, 7, Duration.ofSeconds(20)));
            progress.reached(Map.of(0, Checkpoint.at(7)));
            progress.reached(Map.of(0, Checkpoint.at(8)));

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(new Awaited.Reached());
        }
    }

    @Test
    void shouldTellAtOnceWhoWaitsForAPartitionThatStops() throws Exception {
        PartitionStop stop = new PartitionStop(1, 3, "no JSON");
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            progress.reached(Map.of(1, Checkpoint.at(3)));
            Future<Awaited> waiting = executor.submit(() -> progress.awaitReached(1, 7, Duration.ofSeconds(60)));
            progress.stopped(stop);

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(new Awaited.Blocked(stop));
            assertThat(progress.awaitReached(1, 2, Duration.ZERO)).isEqualTo(new Awaited.Reached());
        }
    }

    @Test
    void shouldSayWhatStoppedUntilThatIsPassed() {
        progress.reached(Map.of(0, Checkpoint.at(9), 1, Checkpoint.at(3)));
        progress.stopped(new PartitionStop(1, 3, "no JSON"));
        progress.reached(Map.of(0, Checkpoint.at(10), 1, Checkpoint.at(3)));

        assertThat(progress.snapshot().state()).isEqualTo(State.STOPPED);
        assertThat(progress.snapshot().reason()).isEqualTo("partition 1 offset 3: no JSON");
        progress.reached(Map.of(1, Checkpoint.at(4)));
        assertThat(progress.snapshot().state()).isEqualTo(State.FOLLOWING);
        assertThat(progress.snapshot().stops()).isEmpty();
    }

    @Test
    void shouldTakeNoPositionOfALogThatIsGoneForReached() throws Exception {
        progress.reached(Map.of(0, Checkpoint.at(9)));
        progress.forget();

        assertThat(progress.awaitReached(0, 4, Duration.ZERO)).isEqualTo(new Awaited.Late());
    }
}
