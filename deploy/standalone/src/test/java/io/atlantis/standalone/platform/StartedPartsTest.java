package io.atlantis.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartedPartsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StartedParts parts = new StartedParts(threads);
    private final List<Part> stopped = new CopyOnWriteArrayList<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void shouldStopInTheReverseOrderOfTheStartWhoeverCameUpFirst() {
        for (Part part : List.of(Part.QUERY_SERVICE, Part.KAFKA, Part.COMMAND_SERVICE, Part.POSTGRES)) {
            parts.add(part, stopping(part));
        }
        parts.stopAll(LIMIT);
        parts.stopAll(LIMIT);
        assertThat(stopped).containsExactly(Part.QUERY_SERVICE, Part.COMMAND_SERVICE, Part.POSTGRES, Part.KAFKA);
    }

    @Test
    void shouldGoOnWhenAPartFailsToStop() {
        parts.add(Part.KAFKA, stopping(Part.KAFKA));
        parts.add(Part.REDIS, () -> {
            throw new IllegalStateException("stuck");
        });
        parts.stopAll(LIMIT);
        assertThat(stopped).containsExactly(Part.KAFKA);
    }

    @Test
    void shouldNotWaitLongerThanItIsGiven() {
        CountDownLatch never = new CountDownLatch(1);
        parts.add(Part.KAFKA, stopping(Part.KAFKA));
        parts.add(
                Part.QUERY_SERVICE,
                () -> assertThat(never.await(1, TimeUnit.HOURS)).isTrue());
        parts.stopAll(Duration.ofMillis(50));
        assertThat(stopped).containsExactly(Part.KAFKA);
    }

    @Test
    void shouldStopAtOnceWhatComesUpTooLate() {
        parts.stopAll(LIMIT);
        assertThatThrownBy(() -> parts.add(Part.REDIS, stopping(Part.REDIS))).hasMessageContaining("redis");
        assertThat(stopped).containsExactly(Part.REDIS);
    }

    private AutoCloseable stopping(Part part) {
        return () -> stopped.add(part);
    }
}
