package io.atlantis.query.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connected client: its subscriptions, and the loop that sends it what waits in its outbox. The loop runs on a thread
 * of its own and is the only one that sends, so that a slow client holds up nobody else.
 */
final class LiveClient implements Runnable {

    /** Sends text to the client, blocking while its socket is full. */
    @FunctionalInterface
    interface Sender {
        void send(String text) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveClient.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_CHANNELS = 200;

    private final ConflatingHub hub;
    private final FrameWriter writer;
    private final Executor snapshots;
    private final Sender sender;
    private final Outbox outbox;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    /**
     * @param snapshots runs the reading of snapshots, which may block
     * @param outbox the client's own
     * @param sender writes to the connection; called by {@link #run} alone
     */
    LiveClient(ConflatingHub hub, FrameWriter writer, Executor snapshots, Outbox outbox, Sender sender) {
        this.hub = hub;
        this.writer = writer;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.sender = sender;
    }

    /**
     * Subscribes to channels, each with its snapshot or, where the client has seen a number that is still at hand, with what
     * it missed since.
     */
    void subscribe(List<String> channels, Map<String, Long> seen) {
        for (String channel : channels) {
            if (!open || subscriptions.containsKey(channel)) {
                continue;
            }
            if (subscriptions.size() >= MAX_CHANNELS) {
                refuse(channel, "too-many-channels", "a connection may have " + MAX_CHANNELS + " channels");
                return;
            }
            hub.join(channel, outbox)
                    .ifPresentOrElse(
                            subscription -> begin(subscription, seen.get(channel)),
                            () -> refuse(channel, "unknown-channel", "there is no channel '" + channel + "'"));
        }
    }

    void unsubscribe(List<String> channels) {
        for (String channel : channels) {
            @Nullable Subscription subscription = subscriptions.remove(channel);
            if (subscription != null) {
                hub.leave(subscription);
            }
        }
    }

    /** Says that a message could not be followed. */
    void refuse(String channel, String code, String detail) {
        outbox.answer(writer.error(channel, code, detail));
    }

    void pong() {
        outbox.answer(writer.pong());
    }

    /** The connection is gone. */
    void close() {
        open = false;
        unsubscribe(List.copyOf(subscriptions.keySet()));
    }

    @Override
    public void run() {
        try {
            while (open) {
                Optional<Frame> next = outbox.poll(POLL_TIMEOUT);
                if (next.isPresent()) {
                    sender.send(next.get().text());
                } else {
                    closeGaps();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.debug("live client is gone", e);
        } finally {
            close();
        }
    }

    /** The client has read all there was: tells it what it missed and starts those channels anew. */
    void closeGaps() {
        outbox.gaps().forEach(this::closeGap);
    }

    private void begin(Subscription subscription, @Nullable Long seen) {
        subscriptions.put(subscription.channel().name(), subscription);
        if (!open) {
            hub.leave(subscription);
        } else if (seen == null || !subscription.resumeAfter(seen)) {
            snapshots.execute(() -> sendSnapshot(subscription));
        }
    }

    private void sendSnapshot(Subscription subscription) {
        Channel channel = subscription.channel();
        long seq = channel.seq();
        try {
            Object data = channel.source().snapshot(channel.name()).orElse(Map.of());
            subscription.startWith(writer.snapshot(channel.name(), seq, data));
        } catch (RuntimeException e) {
            LOG.warn("no snapshot for channel {}", channel.name(), e);
            unsubscribe(List.of(channel.name()));
            refuse(channel.name(), "snapshot-failed", "the channel can't be read now: subscribe again in a moment");
        }
    }

    private void closeGap(String channelName) {
        @Nullable Subscription subscription = subscriptions.get(channelName);
        if (subscription == null) {
            outbox.closeGap(channelName);
            return;
        }
        subscription.restart();
        long missed = outbox.closeGap(channelName);
        outbox.offer(writer.gap(channelName, subscription.channel().seq(), missed));
        sendSnapshot(subscription);
    }
}
