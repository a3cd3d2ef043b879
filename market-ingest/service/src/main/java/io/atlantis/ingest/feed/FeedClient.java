package io.atlantis.ingest.feed;

import io.atlantis.kernel.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a line to the vendor: connects, authenticates, subscribes, and begins again when the line is lost. All changes of
 * state run under its lock; frames are handed on outside it. Thread-safe.
 */
public final class FeedClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedClient.class);
    private static final int THREADS = 4;

    private final FeedSettings settings;
    private final LineListener listener;
    private final FeedStatus status;
    private final RetryDelay retryDelay;
    private final ScheduledExecutorService timer;
    private final Ticker ticker;
    private final WebSocketCoreClient webSocket;
    private @Nullable FeedLine line;
    private long liveSinceNs;
    private boolean closed;

    /**
     * @param timer runs retries and pings; owned by the caller
     * @param random jitter of the retries
     */
    public FeedClient(
            FeedSettings settings,
            LineListener listener,
            FeedStatus status,
            ScheduledExecutorService timer,
            Ticker ticker,
            RandomGenerator random) {
        this.settings = settings;
        this.listener = listener;
        this.status = status;
        this.timer = timer;
        this.ticker = ticker;
        this.retryDelay = new RetryDelay(settings.firstRetry(), settings.longestRetry(), random);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("market-feed");
        threads.setDaemon(true);
        HttpClient http = new HttpClient();
        http.setExecutor(threads);
        this.webSocket = new WebSocketCoreClient(http, new WebSocketComponents());
    }

    /** Starts connecting; returns at once. */
    public void start() {
        try {
            webSocket.start();
        } catch (Exception e) {
            throw new IllegalStateException("feed client can't start", e);
        }
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                this::keepAwake,
                settings.pingEvery().toMillis(),
                settings.pingEvery().toMillis(),
                TimeUnit.MILLISECONDS);
        connect();
    }

    /** What the vendor says about the line; called by who decodes the frames. */
    public synchronized void onStatus(String word, String message) {
        FeedLine current = line;
        if (current == null) {
            return;
        }
        switch (word) {
            case "connected" -> {
                status.enter(FeedState.AUTHENTICATING);
                current.sendText("{\"action\":\"auth\",\"params\":\"" + settings.apiKey() + "\"}");
            }
            case "auth_success" -> {
                status.enter(FeedState.LIVE);
                liveSinceNs = ticker.nanoTime();
                current.sendText("{\"action\":\"subscribe\",\"params\":\"" + settings.topics() + "\"}");
                LOG.info("feed is live at {}", settings.webSocketUrl());
            }
            case "auth_failed", "auth_timeout", "max_connections", "error" -> {
                LOG.warn("feed says {}: {}", word, message);
                status.failed(word + ": " + message);
            }
            default -> LOG.debug("feed says {}: {}", word, message);
        }
    }

    /** Gives up the line so that a new one is made, for a reader that can't go on with it. */
    public synchronized void abandonLine(String why) {
        FeedLine current = line;
        if (current != null) {
            current.abort(why);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            status.enter(FeedState.STOPPED);
            abandonLine("service stops");
        }
        try {
            webSocket.stop();
        } catch (Exception e) {
            LOG.warn("feed client did not stop cleanly", e);
        }
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        status.enter(FeedState.CONNECTING);
        FeedLine next = new FeedLine(listener, this::onEnd, ticker);
        line = next;
        try {
            var unused = webSocket
                    .connect(next, URI.create(settings.webSocketUrl() + "/stocks"))
                    .whenComplete((session, failure) -> {
                        if (failure != null) {
                            onEnd(next, "can't connect to " + settings.webSocketUrl() + ": " + failure.getMessage());
                        }
                    });
        } catch (IOException e) {
            onEnd(next, "can't connect to " + settings.webSocketUrl() + ": " + e.getMessage());
        }
    }

    private synchronized void onEnd(FeedLine ended, String why) {
        if (closed || ended != line) {
            return;
        }
        line = null;
        boolean wasLive = status.state() == FeedState.LIVE;
        if (wasLive && ticker.nanoTime() - liveSinceNs > settings.healthyAfter().toNanos()) {
            retryDelay.reset();
        }
        Duration wait = retryDelay.next();
        status.failed(why);
        status.enter(FeedState.WAITING);
        LOG.warn("feed line ended ({}); next attempt in {} ms", why, wait.toMillis());
        ScheduledFuture<?> unused = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void keepAwake() {
        FeedLine current = line;
        if (current == null || status.state() == FeedState.CONNECTING) {
            return;
        }
        if (current.quietFor().compareTo(settings.readDeadline()) > 0) {
            current.abort("nothing came for " + settings.readDeadline());
            onEnd(current, "nothing came for " + settings.readDeadline());
        } else {
            current.ping();
        }
    }
}
