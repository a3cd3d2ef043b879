package io.atlantis.query.backtests;

import io.atlantis.query.live.LiveChannels;
import io.atlantis.query.live.LiveHub;
import java.util.Optional;

/** The live channels {@code backtest:<id>}: every frame holds the whole backtest, as its read does. */
final class BacktestChannels implements LiveChannels, BacktestUpdates {

    private static final String PREFIX = "backtest:";

    private final BacktestStore backtests;
    private final LiveHub live;

    BacktestChannels(BacktestStore backtests, LiveHub live) {
        this.backtests = backtests;
        this.live = live;
    }

    @Override
    public boolean serves(String channel) {
        return channel.startsWith(PREFIX);
    }

    @Override
    public Optional<Object> snapshot(String channel) {
        return backtests.find(channel.substring(PREFIX.length())).map(backtest -> backtest);
    }

    /** Read again rather than carried along: the frame says no more and no less than the read. */
    @Override
    public void changed(String backtestId) {
        String channel = PREFIX + backtestId;
        if (live.hasSubscribers(channel)) {
            backtests.find(backtestId).ifPresent(backtest -> live.publish(channel, backtest));
        }
    }
}
