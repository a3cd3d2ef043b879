package io.atlantis.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.ingest.decode.FrameDecoder;
import io.atlantis.ingest.decode.MalformedFrameException;
import io.atlantis.ingest.decode.TickSink;
import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.simulator.MarketSimulator;
import io.atlantis.simulator.SimulatorSettings;
import io.atlantis.simulator.stream.StreamLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line against the simulated vendor. */
class FeedClientTest {

    private static final String KEY = "test-key";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final FeedStatus status = new FeedStatus(Clock.systemUTC());
    private final Reader reader = new Reader();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void shouldSubscribeAndComeBackAfterACut() {
        try (MarketSimulator simulator = start(StreamLimits.DEFAULT);
                FeedClient client = client(simulator, KEY)) {
            client.start();
            await().until(() -> reader.ticks.get() > 10);
            assertThat(status.state()).isEqualTo(FeedState.LIVE);
            simulator.connections().cutAll();
            await().until(() -> status.reconnects() == 1 && status.state() == FeedState.LIVE);
            int before = reader.ticks.get();
            await().until(() -> reader.ticks.get() > before + 10);
            assertThat(reader.lines.get()).isEqualTo(2);
        }
    }

    @Test
    void shouldWaitLongerEachTimeItIsThrownOutAfterAuthentication() {
        StreamLimits one = StreamLimits.DEFAULT.withMaxConnections(1, StreamLimits.OverLimit.CLOSE_NEWEST);
        try (MarketSimulator simulator = start(one);
                FeedClient first = client(simulator, KEY)) {
            first.start();
            await().until(() -> status.state() == FeedState.LIVE);
            FeedStatus thrownOut = new FeedStatus(Clock.systemUTC());
            Reader second = new Reader();
            try (FeedClient client = client(simulator, KEY, thrownOut, second)) {
                client.start();
                await().until(() -> second.lines.get() >= 3);
                long accepted = simulator.connections().acceptedCount();
                await().during(Duration.ofMillis(700))
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> simulator.connections().acceptedCount() <= accepted + 2);
                assertThat(thrownOut.problem()).isNotEmpty();
            }
        }
    }

    @Test
    void shouldSayWhyItIsRefused() {
        try (MarketSimulator simulator = start(StreamLimits.DEFAULT);
                FeedClient client = client(simulator, "wrong")) {
            client.start();
            await().until(() -> reader.lines.get() >= 2);
            assertThat(status.reconnects()).isZero();
            assertThat(status.problem()).isNotEmpty();
        }
    }

    @Test
    void shouldDoubleTheWaitUpToItsBound() {
        RetryDelay delay = new RetryDelay(Duration.ofMillis(100), Duration.ofMillis(1_000), new SplittableRandom(1));
        long boundMs = 100;
        for (int i = 0; i < 30; i++) {
            assertThat(delay.next()).isBetween(Duration.ofMillis(boundMs / 2), Duration.ofMillis(boundMs));
            boundMs = Math.min(1_000, 2 * boundMs);
        }
        delay.reset();
        assertThat(delay.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    private static MarketSimulator start(StreamLimits limits) {
        return MarketSimulator.start(SimulatorSettings.defaults(KEY).withStream(limits), Clock.systemUTC());
    }

    private FeedClient client(MarketSimulator simulator, String key) {
        return client(simulator, key, status, reader);
    }

    private FeedClient client(MarketSimulator simulator, String key, FeedStatus seen, Reader frames) {
        FeedSettings settings = FeedSettings.of(simulator.webSocketUrl(), key, java.util.List.of());
        FeedClient client = new FeedClient(settings, frames, seen, timer, Ticker.system(), new SplittableRandom(7));
        frames.client = client;
        return client;
    }

    /** Decodes frames, counts ticks, and tells the client what the vendor says. */
    private static final class Reader implements LineListener, TickSink {

        private final FrameDecoder decoder = new FrameDecoder(this);
        private final AtomicInteger ticks = new AtomicInteger();
        private final AtomicInteger lines = new AtomicInteger();
        private volatile @Nullable FeedClient client;

        @Override
        public void onLine() {
            lines.incrementAndGet();
        }

        @Override
        public void onFrame(DirectBuffer frame, int offset, int length) {
            try {
                decoder.decode(frame, offset, length, 0);
            } catch (MalformedFrameException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void onTrade(AsciiSlice symbol, TradeTick trade) {
            ticks.incrementAndGet();
        }

        @Override
        public void onQuote(AsciiSlice symbol, QuoteTick quote) {
            ticks.incrementAndGet();
        }

        @Override
        public void onStatus(String word, String message) {
            Objects.requireNonNull(client).onStatus(word, message);
        }
    }
}
