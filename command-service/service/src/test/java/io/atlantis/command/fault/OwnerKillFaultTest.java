package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.fault.RecordedClaims.Claim;
import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner dies by {@code kill -9} under load, again and again: nothing acknowledged is lost, and nothing happens twice. */
class OwnerKillFaultTest {

    private static final Logger log = LoggerFactory.getLogger(OwnerKillFaultTest.class);
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(2);
    private static final int STRATEGIES = 8;
    private static final int CLIENTS = 32;
    private static final int INSTANCES = 1;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldKeepHistoriesLinearizableWhileOwnersDie(RandomGenerator random) throws Exception {
        run(random, 3, Duration.ZERO);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldKeepHistoriesLinearizableWhileTwentyOwnersDie(RandomGenerator random) throws Exception {
        run(random, 20, Duration.ofSeconds(60));
    }

    private void run(RandomGenerator random, int kills, Duration atLeast) throws Exception {
        long startNs = System.nanoTime();
        try (Cluster cluster = Cluster.start(folder)) {
            for (int i = 0; i < INSTANCES; i++) {
                var _ = cluster.add();
            }
            try (Workload workload = Workload.start(cluster, STRATEGIES, CLIENTS, random.nextLong());
                    RecordedClaims claims = new RecordedClaims(cluster.broker().bootstrapServers())) {
                Takeovers takeovers = new Takeovers();
                for (int i = 0; i < kills || System.nanoTime() - startNs < atLeast.toNanos(); i++) {
                    workload.awaitAcknowledged(random.nextInt(100, 600));
                    killAnOwner(cluster, claims, takeovers, random);
                    var _ = cluster.add();
                }
                workload.awaitAcknowledged(300);
                report(workload.stop(), cluster, takeovers.measured(claims.refresh(), workload.ledger().acknowledged()));
            }
        }
    }

    private static void killAnOwner(
            Cluster cluster, RecordedClaims claims, Takeovers takeovers, RandomGenerator random) {
        List<Claim> held = claims.refresh().inForce().stream()
                .filter(claim -> cluster.at(claim.url()).isPresent())
                .toList();
        ServiceProcess victim =
                cluster.at(held.get(random.nextInt(held.size())).url()).orElseThrow();
        long killedNs = System.nanoTime();
        cluster.kill(victim);
        claims.refresh().inForce().stream()
                .filter(claim -> claim.url().equals(victim.url()))
                .forEach(claim -> takeovers.killed(claim, killedNs));
    }

    private static void report(Ledger ledger, Cluster cluster, List<Duration> takeovers) {
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
        if (INSTANCES > 1) {
            assertThat(p99).isLessThanOrEqualTo(LONGEST_TAKEOVER);
        }
    }
}
