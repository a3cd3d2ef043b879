package io.atlantis.query;

import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestDatabase;
import io.atlantis.testkit.infra.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a port of its own, on the tests' Kafka and a database of its own, and a client for it. */
public final class RunningQueryService implements AutoCloseable {

    /** One for all services of a JVM, as they share the broker and its topic of keys. */
    public static final Path KEY_FILE =
            Path.of("target", "test-keys-" + ProcessHandle.current().pid(), "privacy-master.key");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private RunningQueryService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningQueryService start(TestKafka kafka, TestDatabase database, Map<String, Object> more) {
        createTopics(kafka);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port", 0,
                "atlantis.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "atlantis.privacy.key-file", KEY_FILE,
                "atlantis.views.enabled", false,
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password()));
        settings.putAll(more);
        return new RunningQueryService(QueryServiceApplication.start(settings));
    }

    /** The platform's topics, those that are not there yet; one broker serves all tests of a JVM. */
    private static void createTopics(TestKafka kafka) {
        Set<String> present = topicNames(kafka);
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(RunningQueryService::newTopic)
                .toList();
        kafka.createTopics(missing);
    }

    private static Set<String> topicNames(TestKafka kafka) {
        try {
            return kafka.admin().listTopics().names().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("can't list topics", e);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response, json);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, JsonMapper mapper) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return mapper.readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }
}
