package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.MarketReader;
import io.atlantis.simulator.market.MinuteTape;
import io.atlantis.simulator.market.SimulatedBar;
import io.atlantis.simulator.market.SimulatedMarket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the market by the clock: each call sends all trades and quotes whose time has come since the last one, and the
 * aggregates of seconds and minutes that ended. One thread at a time.
 */
public final class TapePlayer {

    private static final Logger LOG = LoggerFactory.getLogger(TapePlayer.class);
    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60_000;
    /** A longer standstill is not made up for: clients lose the line instead, and fetch what they missed by REST. */
    private static final long MAX_CATCH_UP_MS = 30_000;

    private final List<Listing> listings;
    private final List<MarketReader> readers;
    private final Connections connections;
    private final InstantSource clock;
    private final long burstMs;
    private long playedUntilMs;
    private @Nullable MinuteScript script;

    /**
     * @param clock decides what time it is; the first events are those from now on
     * @param burstEvery how long events are held back; zero for not at all
     */
    public TapePlayer(SimulatedMarket market, Connections connections, InstantSource clock, Duration burstEvery) {
        this.listings = market.listings();
        this.readers = listings.stream().map(market::reader).toList();
        this.connections = connections;
        this.clock = clock;
        this.burstMs = Math.max(1, burstEvery.toMillis());
        this.playedUntilMs = clock.millis();
    }

    /** Sends what is due. Never throws: a failure is logged, and the next call goes on. */
    public void play() {
        try {
            playUntil(clock.millis() / burstMs * burstMs);
        } catch (RuntimeException e) {
            LOG.error("simulated tape stopped at playedUntilMs={}; clients are disconnected", playedUntilMs, e);
            skipTo(clock.millis());
        }
    }

    private void playUntil(long nowMs) {
        if (connections.isEmpty()) {
            playedUntilMs = Math.max(playedUntilMs, nowMs);
            return;
        }
        if (nowMs - playedUntilMs > MAX_CATCH_UP_MS + burstMs) {
            skipTo(nowMs);
        }
        while (playedUntilMs < nowMs) {
            long untilMs = Math.min(nowMs, playedUntilMs - playedUntilMs % SECOND_MS + SECOND_MS);
            playTapes(untilMs);
            playedUntilMs = untilMs;
            if (untilMs % SECOND_MS == 0) {
                aggregates(Channel.A, untilMs - SECOND_MS, SECOND_MS);
            }
            if (untilMs % MINUTE_MS == 0) {
                aggregates(Channel.AM, untilMs - MINUTE_MS, MINUTE_MS);
            }
        }
        connections.flush();
    }

    private void skipTo(long nowMs) {
        connections.cutAll();
        playedUntilMs = nowMs;
    }

    private void playTapes(long untilMs) {
        MinuteScript minute = scriptOf(playedUntilMs - playedUntilMs % MINUTE_MS);
        for (int at = minute.firstAt(playedUntilMs); at < minute.size() && minute.timeMs(at) < untilMs; at++) {
            int listing = minute.listing(at);
            int place = minute.place(at);
            MinuteTape tape = minute.tape(at);
            if (minute.isTrade(at)) {
                connections.collect(Channel.T, listing, () -> EventJson.trade(listings.get(listing), tape, place));
            } else {
                connections.collect(Channel.Q, listing, () -> EventJson.quote(listings.get(listing), tape, place));
            }
        }
    }

    private void aggregates(Channel channel, long startMs, long lengthMs) {
        for (Listing listing : listings) {
            if (connections.anyoneWants(channel, listing.index())) {
                readers.get(listing.index())
                        .over(startMs, startMs + lengthMs, lengthMs)
                        .ifPresent(bar -> collect(channel, listing, bar));
            }
        }
    }

    private void collect(Channel channel, Listing listing, SimulatedBar bar) {
        MarketReader reader = readers.get(listing.index());
        long minuteMs = bar.startMs() - bar.startMs() % MINUTE_MS;
        long volumeInMinute = reader.over(minuteMs, bar.endMs(), MINUTE_MS)
                .map(SimulatedBar::volume)
                .orElse(0L);
        long dayVolume = reader.volumeOfDayBefore(minuteMs) + volumeInMinute;
        connections.collect(channel, listing.index(), () -> EventJson.aggregate(channel, listing, bar, dayVolume));
    }

    private MinuteScript scriptOf(long minuteMs) {
        MinuteScript current = script;
        if (current == null || current.startMs() != minuteMs) {
            current = MinuteScript.of(minuteMs, readers);
            script = current;
        }
        return current;
    }
}
