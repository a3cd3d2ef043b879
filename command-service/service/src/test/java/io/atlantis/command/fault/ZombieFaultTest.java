package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.command.fault.CommandCalls.Reply.Answer;
import io.atlantis.command.fault.RecordedClaims.Claim;
import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An owner that is stopped in its tracks for longer than its session, and then goes on as if it still owned the partition. */
class ZombieFaultTest {

    private static final Logger log = LoggerFactory.getLogger(ZombieFaultTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int STRATEGIES = 4;
    private static final int CLIENTS = 16;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldNotAcknowledgeWhatIsNotInTheLogWhenAnOwnerComesBackFromAPause(RandomGenerator random) throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            ServiceProcess zombie = cluster.add();
            try (Workload workload = Workload.start(cluster, STRATEGIES, CLIENTS, random.nextLong());
                    RecordedClaims claims = new RecordedClaims(cluster.broker().bootstrapServers())) {
                workload.awaitAcknowledged(200);
                Claim held = claims.refresh().inForce().stream()
                        .filter(claim -> claim.partition() == Cluster.PARTITION)
                        .findFirst()
                        .orElseThrow();
                zombie.jvm().pause();
                ServiceProcess heir = successor(cluster, claims);
                workload.awaitAcknowledged(200);

                zombie.jvm().resume();

                workload.awaitAcknowledged(300);
                assertThat(claims.refresh().of(held.partition()))
                        .as("claims after the first in force")
                        .anySatisfy(claim -> assertThat(claim.url()).isEqualTo(heir.url()));
                int changes =
                        RunAudit.assertSound(workload.stop(), cluster.broker().bootstrapServers());
                log.info(
                        "{}; {} changes in the log; claims {}",
                        workload.ledger(),
                        changes,
                        claims.of(held.partition()));
            }
        }
    }

    @Test
    void shouldNotAnswerFromAStateThatIsNoLongerTheNewestWhenAnOwnerComesBack() throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            ServiceProcess zombie = cluster.add();
            List<String> strategies = new ArrayList<>();
            for (int i = 0; i < STRATEGIES; i++) {
                strategies.add(created(cluster, zombie, "create-" + i));
            }
            zombie.jvm().pause();
            try (RecordedClaims claims = new RecordedClaims(cluster.broker().bootstrapServers());
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                ServiceProcess heir = successor(cluster, claims);
                strategies.forEach(id -> assertThat(renamed(cluster.calls(), heir, id, "second", id + "-away"))
                        .isTrue());
                // To be answered in the first moment after the pause: the name is still the first, the zombie believes.
                CommandCalls patient = new CommandCalls(LIMIT);
                Map<String, Future<Boolean>> answers = new HashMap<>();
                strategies.forEach(id ->
                        answers.put(id, threads.submit(() -> renamed(patient, zombie, id, "first", id + "-back"))));
                zombie.jvm().resume();
                for (Map.Entry<String, Future<Boolean>> answer : answers.entrySet()) {
                    if (answer.getValue().get(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                        assertThat(nameInTheLog(cluster, answer.getKey()))
                                .as("name of %s, whose renaming to 'first' was acknowledged", answer.getKey())
                                .isEqualTo("first");
                    }
                }
            }
        }
    }

    /** Adds an instance and waits until it owns the partition. */
    private static ServiceProcess successor(Cluster cluster, RecordedClaims claims) {
        ServiceProcess heir = cluster.add();
        await().atMost(LIMIT)
                .until(() -> claims.refresh()
                        .inForce(Cluster.PARTITION)
                        .filter(claim -> claim.url().equals(heir.url()))
                        .isPresent());
        return heir;
    }

    private static String created(Cluster cluster, ServiceProcess service, String commandId) {
        Map<String, String> body = Map.of("name", "first", "source", "x");
        return cluster.calls().send(service.url(), "POST", "/api/v1/strategies", body, commandId)
                        instanceof Answer(int _, JsonNode answer, Optional<String> _)
                ? answer.path("strategyId").asString()
                : "";
    }

    private static boolean renamed(
            CommandCalls calls, ServiceProcess service, String id, String name, String commandId) {
        return calls.send(
                                service.url(),
                                "POST",
                                "/api/v1/strategies/" + id + "/rename",
                                Map.of("name", name),
                                commandId)
                        instanceof Answer answer
                && answer.status() == 200;
    }

    private static String nameInTheLog(Cluster cluster, String id) {
        return RunAudit.readAll(cluster.broker().bootstrapServers()).stream()
                .filter(event -> event.entityId().equals(id))
                .map(event -> JsonMapper.shared()
                        .readTree(event.payload())
                        .path("name")
                        .asString(""))
                .filter(name -> !name.isEmpty())
                .reduce("", (_, later) -> later);
    }
}
