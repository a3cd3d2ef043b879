package io.atlantis.query.lag;

import io.atlantis.query.live.LiveChannels;
import java.util.Optional;

/** The live channel {@code lag}: every frame holds the whole of a {@link LagSample}. */
final class LagChannels implements LiveChannels {

    static final String CHANNEL = "lag";

    private final LagBoard board;

    LagChannels(LagBoard board) {
        this.board = board;
    }

    @Override
    public boolean serves(String channel) {
        return channel.equals(CHANNEL);
    }

    @Override
    public Optional<Object> snapshot(String channel) {
        return Optional.of(board.current());
    }
}
