package io.atlantis.query.live;

import io.atlantis.query.live.ClientMessage.MalformedMessageException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint {@code /ws}: makes a {@link LiveClient} of each connection and passes on what it says. Thread-safe. */
final class LiveSocketHandler extends TextWebSocketHandler {

    private static final int MAX_MESSAGE_BYTES = 16 * 1024;
    private static final int MAX_CLIENTS = 1_000;
    private static final int OUTBOX_FRAMES = 256;

    private final ConflatingHub hub;
    private final FrameWriter writer;
    private final JsonMapper json;
    private final ExecutorService executor;
    private final Map<String, LiveClient> clients = new ConcurrentHashMap<>();

    LiveSocketHandler(ConflatingHub hub, FrameWriter writer, JsonMapper json, ExecutorService executor) {
        this.hub = hub;
        this.writer = writer;
        this.json = json;
        this.executor = executor;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        if (clients.size() >= MAX_CLIENTS) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        session.setTextMessageSizeLimit(MAX_MESSAGE_BYTES);
        LiveClient client = new LiveClient(
                hub, writer, executor, new Outbox(OUTBOX_FRAMES), text -> session.sendMessage(new TextMessage(text)));
        clients.put(session.getId(), client);
        executor.execute(client);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        @Nullable LiveClient client = clients.get(session.getId());
        if (client == null) {
            return;
        }
        try {
            follow(client, ClientMessage.parse(json, message.getPayload()));
        } catch (MalformedMessageException e) {
            client.refuse("", "malformed-message", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        @Nullable LiveClient client = clients.remove(session.getId());
        if (client != null) {
            client.close();
        }
    }

    private static void follow(LiveClient client, ClientMessage message) {
        switch (message.op()) {
            case SUBSCRIBE -> client.subscribe(message.channels(), message.after());
            case UNSUBSCRIBE -> client.unsubscribe(message.channels());
            case PING -> client.pong();
        }
    }
}
