package io.atlantis.query.live;

import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the open channels and sends, ten times a second, what was published to each: one frame per channel and beat,
 * written once for all its subscribers. Thread-safe; {@link #run} is the one loop that beats.
 */
final class ConflatingHub implements LiveHub, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ConflatingHub.class);
    private static final Duration BEAT = Duration.ofMillis(100);

    /** How long a channel outlives its last subscriber, who may only have lost the connection. */
    private static final Duration LINGER = Duration.ofSeconds(30);

    /** Channels number their frames from the time they open, so that numbers rise from one life to the next. */
    private static final long SEQ_PER_MILLI = 1_000;

    private final Supplier<Stream<LiveChannels>> families;
    private final FrameWriter writer;
    private final Clock clock;
    private final Ticker ticker;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param families asked anew for each subscription, for features publish to the hub themselves and are made after it
     */
    ConflatingHub(Supplier<Stream<LiveChannels>> families, FrameWriter writer, Clock clock, Ticker ticker) {
        this.families = families;
        this.writer = writer;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public void publish(String channelName, Object data) {
        @Nullable Channel channel = channels.get(channelName);
        if (channel != null) {
            channel.publish(data);
        }
    }

    @Override
    public boolean hasSubscribers(String channelName) {
        return channels.containsKey(channelName);
    }

    /**
     * Makes a subscription that receives what is published from now on.
     *
     * @return empty when no feature serves a channel of that name
     */
    Optional<Subscription> join(String channelName, Outbox outbox) {
        Optional<LiveChannels> family =
                families.get().filter(some -> some.serves(channelName)).findFirst();
        return family.map(source -> {
            Subscription[] made = new Subscription[1];
            channels.compute(channelName, (name, known) -> {
                Channel channel = known == null ? open(name, source) : known;
                made[0] = new Subscription(channel, outbox);
                channel.add(made[0]);
                return channel;
            });
            return made[0];
        });
    }

    void leave(Subscription subscription) {
        subscription.channel().remove(subscription, ticker.nanoTime());
    }

    /** Beats until {@link #stop}. */
    @Override
    public void run() {
        try {
            while (!stop.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stop.countDown();
    }

    /** Sends what was published since the last beat, and closes channels that nobody wants any more. */
    void beat() {
        for (Channel channel : channels.values()) {
            try {
                channel.beat(writer);
                closeIfIdle(channel);
            } catch (RuntimeException e) {
                LOG.error("channel {} can't be sent", channel.name(), e);
            }
        }
    }

    /** Runs under the map's lock of that name, as does closing, so that a source hears of both in their order. */
    private Channel open(String name, LiveChannels source) {
        source.opened(name);
        return new Channel(name, source, clock.millis() * SEQ_PER_MILLI, ticker.nanoTime());
    }

    private void closeIfIdle(Channel channel) {
        channels.computeIfPresent(channel.name(), (name, present) -> {
            if (!present.isIdle(ticker.nanoTime(), LINGER.toNanos())) {
                return present;
            }
            present.source().closed(name);
            return null;
        });
    }
}
