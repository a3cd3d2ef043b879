package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.command.fault.RecordedClaims.Claim;
import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
                        .filter(claim -> claim.url().equals(zombie.url()))
                        .findFirst()
                        .orElseThrow();
                zombie.jvm().pause();
                ServiceProcess heir = cluster.add();
                await().atMost(LIMIT)
                        .until(() -> claims.refresh()
                                .inForce(held.partition())
                                .filter(claim -> claim.url().equals(heir.url()))
                                .isPresent());
                workload.awaitAcknowledged(200);

                zombie.jvm().resume();

                workload.awaitAcknowledged(300);
                assertThat(claims.refresh().of(held.partition()))
                        .as("claims after the first in force")
                        .anySatisfy(claim -> assertThat(claim.url()).isEqualTo(heir.url()));
                int changes = RunAudit.assertSound(
                        workload.stop(), cluster.broker().bootstrapServers());
                log.info("{}; {} changes in the log; claims {}", workload.ledger(), changes, claims.of(held.partition()));
            }
        }
    }
}
