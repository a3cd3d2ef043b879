package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.command.CommandServiceApplication;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole commands: strategies created over HTTP, through Axon and the event store, acknowledged by Kafka. */
public final class CommandBenchmark implements PlatformBenchmark {

    private static final int[] CLIENTS = {1, 64};
    private static final int CREATED = 201;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BODY = "{\"name\":\"bench\",\"source\":\"" + "x".repeat(400) + "\"}";

    private final ClosedLoop loop = new ClosedLoop(Ticker.system(), Duration.ofSeconds(5), Duration.ofSeconds(5));

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String description() {
        return "POST /api/v1/strategies against the command service alone, in the benchmark's own process";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"))) {
            createTopics(kafka.bootstrapServers());
            try (ConfigurableApplicationContext service = CommandServiceApplication.start(Map.of(
                            "atlantis.kafka.bootstrap-servers",
                            kafka.bootstrapServers(),
                            "atlantis.data-dir",
                            scratch.resolve("command-service"),
                            "atlantis.privacy.key-file",
                            scratch.resolve("keys/privacy-master.key"),
                            "server.port",
                            0));
                    HttpClient http = HttpClient.newHttpClient()) {
                int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                HttpRequest create = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/v1/strategies"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(BODY))
                        .build();
                return measure(http, create);
            }
        }
    }

    private List<Measurement> measure(HttpClient http, HttpRequest create) throws Exception {
        List<Measurement> figures = new ArrayList<>();
        for (int clients : CLIENTS) {
            figures.addAll(loop.measure("create a strategy", clients, _ -> send(http, create)));
        }
        return figures;
    }

    private static void send(HttpClient http, HttpRequest create) throws Exception {
        HttpResponse<Void> answer = http.send(create, BodyHandlers.discarding());
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("answered " + answer.statusCode());
        }
    }

    private static void createTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.DOMAIN_EVENTS.name(), 1, (short) 1),
                            new NewTopic(Topics.DOMAIN_HEADS.name(), 1, (short) 1),
                            new NewTopic(Topics.INSTRUMENTS.name(), 1, (short) 1),
                            new NewTopic(Topics.SUBJECT_KEYS.name(), 1, (short) 1)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
