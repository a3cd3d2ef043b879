package io.atlantis.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.RunningQueryService.Answer;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a client may rely on while the log grows under its reads. */
@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsistencyIT {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private RunningQueryService service;
    private EventLogWriter log;

    @BeforeAll
    void start(TestKafka kafka, TestPostgres postgres) {
        service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
        log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name());
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
        executor.shutdownNow();
    }

    @Test
    void shouldLetAClientReadItsOwnWrites() {
        for (int number = 0; number < 20; number++) {
            String id = "main.strategy.own-" + number;
            long offset = log.append(new StrategyCreated(id, "own", "", 1), "ada", START.plusSeconds(number));

            assertThat(service.get("/api/v1/strategies/" + id, "Atlantis-Min-Position", "0:" + offset)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldHoldAReadUntilItsPositionIsThere() throws Exception {
        long before = log.append(new StrategyCreated("main.strategy.before", "b", "", 1), "ada", START);
        Future<Answer> early = executor.submit(() ->
                service.get("/api/v1/strategies/main.strategy.awaited", "Atlantis-Min-Position", "0:" + (before + 1)));
        log.append(new StrategyCreated("main.strategy.awaited", "a", "", 1), "ada", START);

        assertThat(early.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void shouldNeitherRepeatNorMissAnEventWhileOthersAreAdded() throws Exception {
        String actor = "pager";
        List<String> present = new ArrayList<>();
        long offset = 0;
        for (int number = 0; number < 200; number++) {
            String id = "main.strategy.page-" + number;
            present.add(id);
            // Several events of one time: the place in the log decides between them.
            offset = log.append(new StrategyCreated(id, "p", "", 1), actor, START.plusSeconds(number / 10));
        }
        Future<?> writing = executor.submit(() -> IntStream.range(0, 200)
                .forEach(number -> log.append(
                        new StrategyCreated("main.strategy.late-" + number, "l", "", 1),
                        actor,
                        START.plusSeconds(100 + number))));

        List<String> paged = pageThrough("/api/v1/audit/events?actor=" + actor + "&limit=7", offset);
        writing.get(20, TimeUnit.SECONDS);
        assertThat(paged).doesNotHaveDuplicates().containsAll(present);
        assertThat(paged.stream().filter(present::contains)).containsExactlyElementsOf(present.reversed());
    }

    private List<String> pageThrough(String path, long offset) {
        List<String> ids = new ArrayList<>();
        JsonNode page =
                service.get(path, "Atlantis-Min-Position", "0:" + offset).json();
        while (true) {
            page.path("items").forEach(event -> ids.add(event.path("entityId").asString()));
            if (!page.has("nextCursor")) {
                return ids;
            }
            page = service.get(path + "&cursor=" + page.path("nextCursor").asString())
                    .json();
        }
    }
}
