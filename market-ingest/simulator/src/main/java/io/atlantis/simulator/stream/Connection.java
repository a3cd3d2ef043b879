package io.atlantis.simulator.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One client: the status sequence (connected, auth, subscribe) on the server's threads, and the frames collected and sent
 * by the player's thread. A client that can't keep up is cut off, as the vendor does; nothing is ever replayed. Public
 * because the server's library calls it; nobody else does.
 */
public final class Connection implements Session.Listener.AutoDemanding {

    private static final int MAX_EVENTS_PER_FRAME = 500;

    private final Connections connections;
    private final Subscriptions subscriptions;
    private final FrameSpoiler spoiler;
    private final List<String> collected = new ArrayList<>();
    private final AtomicLong pendingBytes = new AtomicLong();
    private volatile @Nullable Session session;
    private volatile boolean authenticated;

    Connection(Connections connections, Subscriptions subscriptions, FrameSpoiler spoiler) {
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.spoiler = spoiler;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        connections.opened(this);
        send(EventJson.status("connected", "Connected Successfully"));
    }

    @Override
    public void onWebSocketText(String message) {
        ClientAction action = ClientAction.parse(message).orElse(new ClientAction("", ""));
        switch (action.name()) {
            case "auth" -> authenticate(action.params());
            case "subscribe" -> changeSubscriptions(action.params(), true);
            case "unsubscribe" -> changeSubscriptions(action.params(), false);
            default -> send(EventJson.status("error", "unknown action: send auth, subscribe or unsubscribe"));
        }
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        connections.closed(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        connections.closed(this);
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    boolean wants(Channel channel, int listingIndex) {
        return subscriptions.wants(channel, listingIndex);
    }

    /** Adds an event to the frame that {@link #flush()} will send. Player's thread only. */
    void collect(String event) {
        collected.add(event);
    }

    /** Sends what was collected. Player's thread only. */
    void flush() {
        List<String> events = spoiler.spoilEvents(collected);
        for (int from = 0; from < events.size(); from += MAX_EVENTS_PER_FRAME) {
            List<String> part = events.subList(from, Math.min(events.size(), from + MAX_EVENTS_PER_FRAME));
            send(spoiler.spoilText("[" + String.join(",", part) + "]"));
            if (spoiler.cutsConnection()) {
                cut();
                break;
            }
        }
        collected.clear();
    }

    /** Sends one whole frame; called by the player and by the server's threads. */
    synchronized void send(String frame) {
        Session open = session;
        if (open == null || !open.isOpen()) {
            return;
        }
        if (pendingBytes.addAndGet(frame.length()) > connections.limits().maxPendingBytes()) {
            cut();
            return;
        }
        open.sendText(frame, Callback.from(() -> pendingBytes.addAndGet(-frame.length()), failure -> cut()));
    }

    /** Says why and closes with the policy code (1008). */
    void close(String status, String message) {
        send(EventJson.status(status, message));
        Session open = session;
        if (open != null) {
            open.close(StatusCode.POLICY_VIOLATION, status, Callback.NOOP);
        }
        connections.closed(this);
    }

    /** Ends the connection without a closing handshake, as a broken line does. */
    void cut() {
        Session open = session;
        if (open != null) {
            open.disconnect();
        }
        connections.closed(this);
    }

    private void authenticate(String key) {
        if (!connections.knows(key)) {
            close("auth_failed", "authentication failed");
            return;
        }
        authenticated = true;
        send(EventJson.status("auth_success", "authenticated"));
        connections.enforceLimit();
    }

    private void changeSubscriptions(String topics, boolean on) {
        if (!authenticated) {
            send(EventJson.status("error", "not authenticated: send auth first"));
            return;
        }
        for (String topic : topics.split(",", -1)) {
            String trimmed = topic.strip();
            switch (subscriptions.change(trimmed, on)) {
                case CHANGED ->
                    send(EventJson.status("success", (on ? "subscribed to: " : "unsubscribed to: ") + trimmed));
                case UNKNOWN -> send(EventJson.status("error", "unknown channel or symbol"));
                case ALREADY_SO -> {} // the vendor does not answer a repeated subscription
            }
        }
    }
}
