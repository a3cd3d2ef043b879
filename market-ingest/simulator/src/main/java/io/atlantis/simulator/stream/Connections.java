package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.SimulatedMarket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All clients, oldest first, and the limits they live under. Thread-safe. */
public final class Connections {

    private static final String TOO_MANY = "Maximum number of websocket connections exceeded. "
            + "You have reached the connection limit for your account.";

    private final SimulatedMarket market;
    private final String apiKey;
    private final StreamLimits limits;
    private final BadMoments badMoments;
    private final ScheduledExecutorService timer;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private final AtomicLong accepted = new AtomicLong();

    /**
     * @param timer runs the authentication timeouts; owned by the caller
     */
    public Connections(
            SimulatedMarket market,
            String apiKey,
            StreamLimits limits,
            BadMoments badMoments,
            ScheduledExecutorService timer) {
        this.market = market;
        this.apiKey = apiKey;
        this.limits = limits;
        this.badMoments = badMoments;
        this.timer = timer;
    }

    /** What the server calls for each WebSocket upgrade; answers the listener of the new connection. */
    public Object accept() {
        FrameSpoiler spoiler = new FrameSpoiler(badMoments, accepted.incrementAndGet());
        return new Connection(this, new Subscriptions(market), spoiler);
    }

    /** Connections accepted since the start, also those that are closed. */
    public long acceptedCount() {
        return accepted.get();
    }

    /** Cuts every line without a closing handshake. */
    public void cutAll() {
        open.forEach(Connection::cut);
    }

    /** Sends a text to every authenticated client as it stands, well-formed or not. */
    public void sendToAll(String frame) {
        open.stream().filter(Connection::isAuthenticated).forEach(connection -> connection.send(frame));
    }

    StreamLimits limits() {
        return limits;
    }

    boolean knows(String key) {
        return apiKey.equals(key);
    }

    void opened(Connection connection) {
        open.add(connection);
        ScheduledFuture<?> unused = timer.schedule(
                () -> closeUnlessAuthenticated(connection), limits.authTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    void closed(Connection connection) {
        open.remove(connection);
    }

    void enforceLimit() {
        List<Connection> live =
                open.stream().filter(Connection::isAuthenticated).toList();
        if (limits.maxConnections() > 0 && live.size() > limits.maxConnections()) {
            boolean oldest = limits.overLimit() == StreamLimits.OverLimit.CLOSE_OLDEST;
            (oldest ? live.getFirst() : live.getLast()).close("max_connections", TOO_MANY);
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Collects an event for those who want it; it is written at most once, and not at all when nobody does. */
    void collect(Channel channel, int listingIndex, Supplier<String> event) {
        @Nullable String json = null;
        for (Connection connection : open) {
            if (connection.wants(channel, listingIndex)) {
                json = json == null ? event.get() : json;
                connection.collect(json);
            }
        }
    }

    /** Whether anybody subscribed to a symbol's channel. */
    boolean anyoneWants(Channel channel, int listingIndex) {
        return open.stream().anyMatch(connection -> connection.wants(channel, listingIndex));
    }

    void flush() {
        open.forEach(Connection::flush);
    }

    private void closeUnlessAuthenticated(Connection connection) {
        if (!connection.isAuthenticated()) {
            connection.close("auth_timeout", "No authentication request received.");
        }
    }
}
