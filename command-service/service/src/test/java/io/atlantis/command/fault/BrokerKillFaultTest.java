package io.atlantis.command.fault;

import io.atlantis.testkit.gen.SeededTest;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker dies by {@code kill -9} under load and comes back: no acknowledgement is taken back, and no refusal was a lie. */
class BrokerKillFaultTest {

    private static final Logger log = LoggerFactory.getLogger(BrokerKillFaultTest.class);
    private static final int STRATEGIES = 8;
    private static final int CLIENTS = 16;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldKeepWhatWasAcknowledgedWhenTheBrokerDies(RandomGenerator random) throws Exception {
        run(random, 1);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldKeepWhatWasAcknowledgedWhenTheBrokerDiesTenTimes(RandomGenerator random) throws Exception {
        run(random, 10);
    }

    private void run(RandomGenerator random, int kills) throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            var _ = cluster.add();
            try (Workload workload = Workload.start(cluster, STRATEGIES, CLIENTS, random.nextLong())) {
                for (int i = 0; i < kills; i++) {
                    workload.awaitAcknowledged(random.nextInt(100, 400));
                    cluster.broker().kill();
                    cluster.broker().restart();
                }
                workload.awaitAcknowledged(200);
                int changes =
                        RunAudit.assertSound(workload.stop(), cluster.broker().bootstrapServers());
                log.info("{}; {} changes in the log after {} ends of the broker", workload.ledger(), changes, kills);
            }
        }
    }
}
