package io.atlantis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atlantis.command.CommandClient.Answer;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.embedded.LoopbackPorts;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Several instances over one log work as one; on a broker of their own, since the topics have fixed names. */
class SeveralInstancesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PARTITIONS = 4;
    private static EmbeddedKafka kafka;

    @TempDir
    static Path data;

    private final List<Instance> running = new ArrayList<>();

    /** One instance and the way to it. */
    private record Instance(ConfigurableApplicationContext context, CommandClient client) {

        List<String> states() {
            return client.send("GET", "/actuator/health", "")
                    .body()
                    .path("components")
                    .path("eventStore")
                    .path("details")
                    .path("partitions")
                    .valueStream()
                    .map(partition -> partition.path("state").asString())
                    .toList();
        }

        long owned() {
            return states().stream().filter("ACTIVE"::equals).count();
        }
    }

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(data.resolve("kafka"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.DOMAIN_EVENTS.name(), PARTITIONS, (short) 1),
                            new NewTopic(Topics.DOMAIN_HEADS.name(), 1, (short) 1),
                            new NewTopic(Topics.SUBJECT_KEYS.name(), 1, (short) 1),
                            new NewTopic(Topics.INSTRUMENTS.name(), 1, (short) 1)))
                    .all()
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    private Instance start(String workspace, Map<String, Object> more) {
        int port = LoopbackPorts.find(1)[0];
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("atlantis.kafka.bootstrap-servers", kafka.bootstrapServers());
        properties.put("atlantis.workspace", workspace);
        properties.put("atlantis.data-dir", data.resolve(Integer.toString(port)));
        properties.put("atlantis.privacy.key-file", data.resolve("privacy-master.key"));
        properties.put("server.port", port);
        Instance instance = new Instance(CommandServiceApplication.start(properties), new CommandClient(port));
        running.add(instance);
        return instance;
    }

    private void stop(Instance instance) {
        running.remove(instance);
        instance.context().close();
    }

    @AfterEach
    void stopAll() {
        List.copyOf(running).forEach(this::stop);
    }

    private static Answer create(Instance instance, String key) {
        return instance.client()
                .post("/api/v1/strategies", Map.of("name", "cross", "source", "x = 1"), "Idempotency-Key", key);
    }

    @Test
    void shouldShareThePartitionsAndTakeCommandsOfAnyWorkspaceAnywhere() {
        List<Instance> instances = List.of(start("alpha", Map.of()), start("beta", Map.of()), start("gamma", Map.of()));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(instances).extracting(Instance::owned).containsExactlyInAnyOrder(1L, 1L, 2L));

        for (Instance instance : instances) {
            Answer created = create(instance, "share-" + instances.indexOf(instance));
            assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
            Answer edited = instance.client()
                    .put(
                            "/api/v1/strategies/" + created.text("strategyId"),
                            Map.of("source", "x = 2", "expectedVersion", 1));
            assertThat(edited.text("version")).isEqualTo("2");
            Answer stale = instance.client()
                    .put(
                            "/api/v1/strategies/" + created.text("strategyId"),
                            Map.of("source", "x = 2", "expectedVersion", 1));
            assertThat(stale.status()).isEqualTo(409);
            assertThat(stale.text("currentVersion")).isEqualTo("2");
        }
    }

    @Test
    void shouldAnswerARepeatAtAnotherInstanceAsTheFirstDid() {
        Instance first = start("delta", Map.of());
        Instance second = start("delta", Map.of());
        Answer created = create(first, "repeat-1");
        Answer repeated = create(second, "repeat-1");

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(created.body());
        assertThat(repeated.position()).isEqualTo(created.position());
    }

    @Test
    void shouldLoseNoCommandWhileAnInstanceLeavesAndJoins() {
        Instance first = start("main", Map.of());
        Instance second = start("main", Map.of());
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        Thread load = Thread.ofVirtual()
                .start(() -> IntStream.range(0, 300)
                        .parallel()
                        .forEach(i ->
                                statuses.put(i, create(second, "moving-" + i).status())));
        stop(first);
        Instance third = start("main", Map.of());

        await().atMost(LIMIT).until(() -> !load.isAlive());
        assertThat(statuses.values()).hasSize(300).containsOnly(201);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(List.of(second.owned(), third.owned())).containsOnly(2L));
    }

    @Test
    void shouldRefuseToStartOnAnotherNumberOfPartitionsThanIsSet() {
        assertThatThrownBy(() -> start("main", Map.of("atlantis.event-store.partitions", 8)))
                .rootCause()
                .hasMessageContaining("has 4 partitions but 8 are set");
    }
}
