package io.atlantis.simulator;

import io.atlantis.simulator.market.SimulatedMarket;
import io.atlantis.simulator.rest.RestApi;
import io.atlantis.simulator.stream.Connections;
import io.atlantis.simulator.stream.TapePlayer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * The simulator's door: market, connections, player and REST resources behind one port on loopback. Started by {@link
 * #start}, stopped by {@link #close}; thread-safe.
 */
public final class MarketSimulator implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String STREAM_PATH = "/stocks";
    private static final long PLAY_EVERY_MS = 10;
    private static final int MAX_THREADS = 10;

    private final SimulatedMarket market;
    private final Connections connections;
    private final ScheduledExecutorService timer;
    private final Server server;
    private final ServerConnector connector;

    private MarketSimulator(SimulatorSettings settings, InstantSource clock) {
        this.market = new SimulatedMarket(settings.market());
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("market-simulator").daemon().factory());
        this.connections = new Connections(market, settings.apiKey(), settings.stream(), settings.badMoments(), timer);
        TapePlayer player =
                new TapePlayer(market, connections, clock, settings.badMoments().burstEvery());
        ScheduledFuture<?> unused =
                timer.scheduleAtFixedRate(player::play, PLAY_EVERY_MS, PLAY_EVERY_MS, TimeUnit.MILLISECONDS);
        this.server = new Server(threads());
        this.connector = new ServerConnector(server, 1, 1);
        connector.setHost(LOOPBACK);
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(handlers(new RestApi(market, settings.apiKey(), settings.rest(), clock)));
    }

    /**
     * Starts a simulator; it answers when this returns.
     *
     * @param clock decides which part of the market is past, and when each trade is sent
     * @throws IllegalStateException when the port is taken
     */
    public static MarketSimulator start(SimulatorSettings settings, InstantSource clock) {
        MarketSimulator simulator = new MarketSimulator(settings, clock);
        try {
            simulator.server.start();
        } catch (Exception e) {
            simulator.close();
            throw new IllegalStateException(
                    "market simulator can't listen on " + LOOPBACK + ":" + settings.port() + ": choose another port",
                    e);
        }
        return simulator;
    }

    /** TCP port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Base of the REST resources. */
    public URI restUrl() {
        return URI.create("http://" + LOOPBACK + ":" + port());
    }

    /** Base of the WebSocket clusters; the stocks cluster is {@code /stocks} below it. */
    public URI webSocketUrl() {
        return URI.create("ws://" + LOOPBACK + ":" + port());
    }

    /** The market it plays, for those who check what was received. */
    public SimulatedMarket market() {
        return market;
    }

    /** Its clients: to count them, cut their lines or send them a frame by hand. */
    public Connections connections() {
        return connections;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("market simulator did not stop", e);
        }
    }

    private Handler handlers(RestApi rest) {
        WebSocketUpgradeHandler stream = WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.addMapping(STREAM_PATH, (request, response, callback) -> connections.accept());
        });
        stream.setHandler(rest);
        return stream;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 3);
        threads.setName("market-simulator-http");
        threads.setDaemon(true);
        return threads;
    }
}
