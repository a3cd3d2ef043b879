package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.testkit.gen.SeededTest;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacePartitionsTest {

    /** Recorded once with another implementation of MurmurHash2 with Kafka's seed: must hold for ever. */
    @ParameterizedTest
    @CsvSource({"main,3", "alpha,0", "gamma,2"})
    void shouldNeverMoveAWorkspace(String workspace, int partition) {
        assertThat(new WorkspacePartitions(4).of(workspace)).isEqualTo(partition);
    }

    @SeededTest(tries = 200)
    void shouldPlaceAWorkspaceWhereKafkaPlacesItsName(RandomGenerator random) {
        String workspace = "desk-" + random.nextInt();
        int count = 1 + random.nextInt(64);

        assertThat(new WorkspacePartitions(count).of(workspace))
                .isEqualTo(BuiltInPartitioner.partitionForKey(workspace.getBytes(UTF_8), count));
    }

    @Test
    void shouldPlaceAnEntityWithItsWorkspace() {
        WorkspacePartitions partitions = new WorkspacePartitions(16);

        assertThat(partitions.ofEntity("main.strategy.00000000-0000-0000-0000-000000000001"))
                .isEqualTo(partitions.of("main"));
    }

    @Test
    void shouldRefuseATopicWithoutPartitions() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkspacePartitions(0));
    }
}
