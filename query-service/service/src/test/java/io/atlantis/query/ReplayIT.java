package io.atlantis.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jooq.DSLContext;

/** The log is the truth: read models made anew from its first record are those that grew with it. */
@WithKafka
@WithPostgres
class ReplayIT {

    private static final List<String> TABLES =
            List.of("strategy", "strategy_version", "audit_event", "backtest", "backtest_item", "instrument");
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    @SeededTest(tries = 1)
    void shouldReadTheSameAfterAReplayFromZero(RandomGenerator random, TestKafka kafka, TestPostgres postgres) {
        Map<String, List<String>> grown;
        long lastOffset;
        try (RunningQueryService service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of())) {
            lastOffset = live(kafka, random);
            grown = tables(service, lastOffset);
        }
        try (RunningQueryService service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of())) {
            assertThat(tables(service, lastOffset)).isEqualTo(grown);
        }
    }

    /** A made-up life of some strategies, and a backtest's artifacts. */
    private static long live(TestKafka kafka, RandomGenerator random) {
        kafka.send(List.of(
                artifact("{\"backtestId\":\"main.backtest.replay\",\"kind\":\"orders\",\"chunk\":0,"
                        + "\"items\":[{\"qty\":\"1\"},{\"qty\":\"2\"}]}"),
                // a run that was taken up again sends its chunks again
                artifact("{\"backtestId\":\"main.backtest.replay\",\"kind\":\"orders\",\"chunk\":0,"
                        + "\"items\":[{\"qty\":\"1\"},{\"qty\":\"2\"}]}")));
        Map<String, Integer> versions = new HashMap<>();
        long offset = 0;
        try (EventLogWriter log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name())) {
            for (int step = 0; step < 200; step++) {
                String id = "main.strategy.replay-" + random.nextInt(20);
                offset = step(log, id, versions, START.plusSeconds(step), random);
            }
        }
        return offset;
    }

    private static long step(
            EventLogWriter log, String id, Map<String, Integer> versions, Instant time, RandomGenerator random) {
        int version = versions.merge(id, 1, Integer::sum);
        if (version == 1) {
            return log.append(new StrategyCreated(id, "born", "a = 1", 1), "ada", time);
        }
        versions.put(id, version - 1);
        return switch (random.nextInt(3)) {
            case 0 -> log.append(new StrategyRenamed(id, "name-" + random.nextInt(), "before"), "grace", time);
            case 1 -> log.append(new StrategyArchived(id), "grace", time);
            default -> {
                versions.put(id, version);
                yield log.append(new StrategyEdited(id, "a = " + random.nextInt(), version), "ada", time);
            }
        };
    }

    private static Map<String, List<String>> tables(RunningQueryService service, long lastOffset) {
        String position = "0:" + lastOffset;
        for (String path : List.of("strategies", "backtests", "audit/events")) {
            assertThat(service.get("/api/v1/" + path, "Atlantis-Min-Position", position)
                            .status())
                    .isEqualTo(200);
        }
        DSLContext database = service.context().getBean(DSLContext.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.fetchCount(org.jooq.impl.DSL.table("backtest_item")) >= 2);
        Map<String, List<String>> rows = new HashMap<>();
        for (String table : TABLES) {
            List<String> lines = new ArrayList<>();
            database.fetch("select t::text as line from " + table + " t order by 1")
                    .forEach(row -> lines.add(row.get("line", String.class)));
            rows.put(table, lines);
        }
        return rows;
    }

    private static ProducerRecord<byte[], byte[]> artifact(String json) {
        return new ProducerRecord<>(
                Topics.BACKTEST_ARTIFACTS.name(), "main.backtest.replay".getBytes(UTF_8), json.getBytes(UTF_8));
    }
}
