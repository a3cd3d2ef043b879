package io.atlantis.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartedPartsTest {

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
        parts.stopAll();
        parts.stopAll();
        assertThat(stopped).containsExactly(Part.QUERY_SERVICE, Part.COMMAND_SERVICE, Part.POSTGRES, Part.KAFKA);
    }

    @Test
    void shouldGoOnWhenAPartFailsToStop() {
        parts.add(Part.KAFKA, stopping(Part.KAFKA));
        parts.add(Part.REDIS, () -> {
            throw new IllegalStateException("stuck");
        });
        parts.stopAll();
        assertThat(stopped).containsExactly(Part.KAFKA);
    }

    @Test
    void shouldStopAtOnceWhatComesUpTooLate() {
        parts.stopAll();
        assertThatThrownBy(() -> parts.add(Part.REDIS, stopping(Part.REDIS))).hasMessageContaining("redis");
        assertThat(stopped).containsExactly(Part.REDIS);
    }

    private AutoCloseable stopping(Part part) {
        return () -> stopped.add(part);
    }
}
