package io.atlantis.query.live;

import io.atlantis.query.live.ClientMessage.MalformedMessageException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint {@code /ws}: makes a {@link LiveClient} of each connection and passes on what it says. Thread-safe. */
final class LiveSocketHandler extends TextWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocketHandler.class);
    private static final int MAX_MESSAGE_BYTES = 16 * 1024;
    private static final int MAX_CLIENTS = 1_000;
    private static final int OUTBOX_FRAMES = 256;

    private final ConflatingHub hub;
    private final FrameWriter writer;
    private final JsonMapper json;
    private final ExecutorService executor;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    /** A client and the socket it came by. */
    private record Connection(WebSocketSession session, LiveClient client) {}

    LiveSocketHandler(ConflatingHub hub, FrameWriter writer, JsonMapper json, ExecutorService executor) {
        this.hub = hub;
        this.writer = writer;
        this.json = json;
        this.executor = executor;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        if (connections.size() >= MAX_CLIENTS) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        session.setTextMessageSizeLimit(MAX_MESSAGE_BYTES);
        LiveClient client = new LiveClient(
                hub, writer, executor, new Outbox(OUTBOX_FRAMES), text -> session.sendMessage(new TextMessage(text)));
        connections.put(session.getId(), new Connection(session, client));
        executor.execute(client);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        @Nullable Connection connection = connections.get(session.getId());
        if (connection == null) {
            return;
        }
        LiveClient client = connection.client();
        try {
            follow(client, ClientMessage.parse(json, message.getPayload()));
        } catch (MalformedMessageException e) {
            client.refuse("", "malformed-message", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        @Nullable Connection connection = connections.remove(session.getId());
        if (connection != null) {
            connection.client().close();
        }
    }

    /** Tells all clients that the service goes away, so that they come back to its successor. */
    void closeAll() {
        for (Connection connection : connections.values()) {
            connection.client().close();
            try {
                connection.session().close(CloseStatus.GOING_AWAY);
            } catch (IOException e) {
                LOG.debug("live client was gone already", e);
            }
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
