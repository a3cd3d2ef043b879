package io.atlantis.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the simulator: every event of every frame in the order received, and how the line ended. Not the JDK's
 * WebSocket, which now and then misses the end of a line that was cut without a closing handshake.
 */
public final class TestClient implements Session.Listener.AutoDemanding, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final WebSocketClient client = new WebSocketClient();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final Session session;
    private volatile int closeCode;
    private volatile boolean ended;

    private TestClient(MarketSimulator simulator) throws Exception {
        client.start();
        URI uri = URI.create(simulator.webSocketUrl() + "/stocks");
        session = client.connect(this, uri).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    public static TestClient connect(MarketSimulator simulator) throws Exception {
        return new TestClient(simulator);
    }

    public static HttpResponse<String> get(URI uri) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    public void send(String text) {
        session.sendText(text, Callback.NOOP);
    }

    public void act(String action, String params) {
        send("{\"action\":\"" + action + "\",\"params\":\"" + params + "\"}");
    }

    public List<String> frames() {
        return frames;
    }

    /** All events of all well-formed frames. */
    public List<JsonNode> events() {
        return frames.stream()
                .map(TestClient::json)
                .flatMap(frame -> frame.valueStream())
                .toList();
    }

    public List<JsonNode> events(String type) {
        return events().stream()
                .filter(event -> event.path("ev").asString("").equals(type))
                .toList();
    }

    /** {@code status: message} of all status events. */
    public List<String> statuses() {
        return events("status").stream()
                .map(event -> event.path("status").asString() + ": "
                        + event.path("message").asString())
                .toList();
    }

    public void awaitStatus(String start) {
        Awaitility.await().atMost(LIMIT).until(() -> statuses().stream().anyMatch(status -> status.startsWith(start)));
    }

    /** Waits for the end of the line; answers the close code, 1006 when there was no closing handshake. */
    public int awaitEnd() {
        Awaitility.await().atMost(LIMIT).until(() -> ended);
        return closeCode;
    }

    @Override
    public void onWebSocketText(String message) {
        frames.add(message);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        closeCode = statusCode;
        ended = true;
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // a line that is cut ends by onWebSocketClose as well
    }

    @Override
    public void close() throws Exception {
        client.stop();
    }
}
