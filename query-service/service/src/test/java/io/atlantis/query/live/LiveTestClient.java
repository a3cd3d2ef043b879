package io.atlantis.query.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that keeps every frame it gets, in order. */
public final class LiveTestClient implements AutoCloseable, WebSocket.Listener {

    private static final long TIMEOUT_SECONDS = 10;

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    public LiveTestClient(String serviceUrl) throws Exception {
        socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(TIMEOUT_SECONDS))
                .buildAsync(URI.create(serviceUrl.replaceFirst("^http", "ws") + "/ws"), this)
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    public void say(String text) throws Exception {
        socket.sendText(text, true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    public void subscribe(String channel) throws Exception {
        say("{\"op\":\"subscribe\",\"channels\":[\"" + channel + "\"]}");
    }

    /** All frames so far. */
    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** The frames of a channel so far. */
    public List<JsonNode> frames(String channel) {
        return frames.stream()
                .filter(frame -> frame.path("channel").asString("").equals(channel))
                .toList();
    }

    public boolean isOpen() {
        return !socket.isInputClosed();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(json.readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        http.close();
    }
}
