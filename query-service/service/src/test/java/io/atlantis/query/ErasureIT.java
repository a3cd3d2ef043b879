package io.atlantis.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.privacy.PersonalDataErased;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.privacy.PersonalDataVault;
import io.atlantis.kernel.privacy.SubjectId;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person did stays in the read models; who they were doesn't. */
@WithKafka
@WithPostgres
class ErasureIT {

    private static final String ADA = "ada.lovelace-1815";
    private static final String STRATEGY = "main.strategy.019a4c11-7c1e-7d6a-9b3f-00000e3a5e01";
    private static final String LATER = "main.strategy.019a4c11-7c1e-7d6a-9b3f-00000e3a5e02";
    private static final String BACKTEST = "main.backtest.019a4c11-7c1e-7d6a-9b3f-00000e3a5e03";
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void shouldShowAnErasedPersonNowhereAndTheSameAfterAReplay(TestKafka kafka, TestPostgres postgres) {
        List<String> redacted;
        long last;
        try (RunningQueryService service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
                PersonalDataVault vault = PersonalDataVault.open(
                        kafka.bootstrapServers(), RunningQueryService.KEY_FILE, Ticker.system());
                EventLogWriter log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name())) {
            SubjectId ada = vault.actors().subject("main", ADA).orElseThrow();
            append(log, vault, new StrategyCreated(STRATEGY, "cross", "x = 1", 1), ADA);
            append(log, vault, new StrategyEdited(STRATEGY, "x = 2", 2), "grace");
            append(log, vault, new StrategyEdited(STRATEGY, "x = 3", 3), ADA);
            long written = append(log, vault, backtest(), ADA);
            assertThat(actors(service, written, "?actor=" + ADA)).hasSize(3);
            assertThat(service.get("/api/v1/strategies/" + STRATEGY).body()).contains(ADA);
            assertThat(rows(service, written)).anyMatch(row -> row.contains(ADA));

            assertThat(vault.keys().destroy(ada)).isEqualTo(1);
            long erased = append(log, vault, new PersonalDataErased(ada.entityId("main"), "asked for it"), "olga");
            assertThat(actors(service, erased, "?entityId=" + STRATEGY))
                    .containsExactly(ada.erased(), "grace", ada.erased());
            assertThat(actors(service, erased, "?actor=" + ADA)).isEmpty();
            assertThat(actors(service, erased, "?actor=" + ada.erased())).hasSize(3);
            assertThat(rows(service, erased)).noneMatch(row -> row.contains(ADA));

            last = append(log, vault, new StrategyCreated(LATER, "cross", "x = 1", 1), ADA);
            assertThat(actors(service, last, "?actor=" + ADA)).containsExactly(ADA);
            redacted = rows(service, last);
        }
        try (RunningQueryService anew = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of())) {
            assertThat(rows(anew, last)).isEqualTo(redacted);
            assertThat(actors(anew, last, "?actor=" + ADA)).containsExactly(ADA);
        }
    }

    private static long append(EventLogWriter log, PersonalDataVault vault, DomainEvent event, String actor) {
        return log.append(event, vault.actors().recorded("main", actor, event.entityId()), TIME);
    }

    private static BacktestRequested backtest() {
        return new BacktestRequested(
                BACKTEST,
                STRATEGY,
                3,
                List.of("IBM"),
                "1d",
                TIME,
                TIME.plusSeconds(1),
                "1000",
                new TreeMap<>(),
                new BacktestCosts("0", "0", "0", "close"));
    }

    /** Actors of audit events, newest first. */
    private static List<String> actors(RunningQueryService service, long offset, String query) {
        RunningQueryService.Answer answer =
                service.get("/api/v1/audit/events" + query, "Atlantis-Min-Position", "0:" + offset);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map((JsonNode item) -> item.path("actor").asString())
                .toList();
    }

    private static List<String> rows(RunningQueryService service, long offset) {
        for (String path : List.of("strategies", "backtests", "audit/events")) {
            assertThat(service.get("/api/v1/" + path, "Atlantis-Min-Position", "0:" + offset)
                            .status())
                    .isEqualTo(200);
        }
        DSLContext database = service.context().getBean(DSLContext.class);
        List<String> rows = new ArrayList<>();
        for (String table : List.of("strategy", "strategy_version", "backtest", "audit_event")) {
            database.fetch("select t::text as line from " + table + " t order by 1")
                    .forEach(row -> rows.add(row.get("line", String.class)));
        }
        return rows;
    }
}
