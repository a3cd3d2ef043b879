package io.atlantis.ingest;

import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.simulator.MarketSimulator;
import io.atlantis.testkit.infra.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on the shared broker, as a client sees it. */
final class IngestUnderTest implements AutoCloseable {

    static final String KEY = "test-key";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private IngestUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Makes the platform's topics, once per broker. */
    static void createTopics(TestKafka kafka) throws Exception {
        Set<String> there = new HashSet<>(kafka.admin().listTopics().names().get(30, TimeUnit.SECONDS));
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !there.contains(topic.name()))
                .map(IngestUnderTest::newTopic)
                .toList();
        if (!missing.isEmpty()) {
            kafka.createTopics(missing);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config());
    }

    static IngestUnderTest startWithFeed(
            TestKafka kafka, Path folder, MarketSimulator simulator, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "atlantis.feed.simulated",
                true,
                "atlantis.feed.rest-url",
                simulator.restUrl(),
                "atlantis.feed.ws-url",
                simulator.webSocketUrl(),
                "atlantis.feed.api-key",
                KEY));
        settings.putAll(more);
        return start(kafka, folder, settings);
    }

    static IngestUnderTest startWithoutFeed(TestKafka kafka, Path folder) {
        return start(kafka, folder, Map.of("atlantis.feed.enabled", false));
    }

    private static IngestUnderTest start(TestKafka kafka, Path folder, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("server.port", 0);
        all.put("atlantis.kafka.bootstrap-servers", kafka.bootstrapServers());
        all.put("atlantis.data-dir", folder);
        return new IngestUnderTest(IngestApplication.start(all));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path))).body());
    }

    String text(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body, "text/csv");
    }

    HttpResponse<String> post(String path, String body, String contentType) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        http.shutdownNow();
        context.close();
    }
}
