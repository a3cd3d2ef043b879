package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner dies by {@code kill -9} under load, again and again: nothing acknowledged is lost, and nothing happens twice. */
class OwnerKillFaultTest {

    private static final Logger log = LoggerFactory.getLogger(OwnerKillFaultTest.class);
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARTITION = Cluster.PARTITION;
    private static final int STRATEGIES = 8;
    private static final int CLIENTS = 32;
    private static final int INSTANCES = 2;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldKeepHistoriesLinearizableWhileOwnersDie(RandomGenerator random) throws Exception {
        var _ = run(random, 3, Duration.ZERO);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldKeepHistoriesLinearizableWhileTwentyOwnersDie(RandomGenerator random) throws Exception {
        assertThat(run(random, 20, Duration.ofSeconds(60)))
                .as("p99 of takeovers")
                .isLessThanOrEqualTo(LONGEST_TAKEOVER);
    }

    private Duration run(RandomGenerator random, int kills, Duration atLeast) throws Exception {
        long startNs = System.nanoTime();
        try (Cluster cluster = Cluster.start(folder)) {
            cluster.addAll(INSTANCES);
            try (Workload workload = Workload.start(cluster, STRATEGIES, CLIENTS, random.nextLong());
                    RecordedClaims claims = new RecordedClaims(cluster.broker().bootstrapServers())) {
                Takeovers takeovers = new Takeovers();
                for (int i = 0; i < kills || System.nanoTime() - startNs < atLeast.toNanos(); i++) {
                    workload.awaitAcknowledged(random.nextInt(100, 600));
                    killTheOwner(cluster, claims, takeovers);
                    var _ = cluster.add();
                }
                workload.awaitAcknowledged(300);
                return report(
                        workload.stop(),
                        cluster,
                        takeovers.measured(claims.refresh(), workload.ledger().acknowledged()));
            }
        }
    }

    private static void killTheOwner(Cluster cluster, RecordedClaims claims, Takeovers takeovers) {
        ServiceProcess victim = await().atMost(LIMIT)
                .until(
                        () -> claims.refresh().inForce(PARTITION).flatMap(claim -> cluster.at(claim.url())),
                        Optional::isPresent)
                .orElseThrow();
        long killedNs = System.nanoTime();
        cluster.kill(victim);
        claims.refresh()
                .inForce(PARTITION)
                .filter(claim -> claim.url().equals(victim.url()))
                .ifPresent(claim -> takeovers.killed(claim, killedNs));
    }

    private static Duration report(Ledger ledger, Cluster cluster, List<Duration> takeovers) {
        int changes = RunAudit.assertSound(ledger, cluster.broker().bootstrapServers());
        Duration p50 = Takeovers.percentile(takeovers, 50);
        Duration p99 = Takeovers.percentile(takeovers, 99);
        log.info(
                "{}; {} changes in the log; {} takeovers, p50 {} ms, p99 {} ms",
                ledger,
                changes,
                takeovers.size(),
                p50.toMillis(),
                p99.toMillis());
        return p99;
    }
}
