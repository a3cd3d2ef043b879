package io.atlantis.query.live;

/** Where features tell what is new. Thread-safe; never blocks. */
public interface LiveHub {

    /**
     * Sends data to who listens to the channel, at the next beat (ten a second) and merged with what came before in the
     * same one, as the channel's {@link LiveChannels#merge} says. Does nothing when nobody listens.
     *
     * @param channel full name, such as {@code backtest:<id>}
     * @param data written as JSON; not to be changed any more
     */
    void publish(String channel, Object data);

    /** Whether anybody listens, or did a moment ago and may come back: else the work of making data can be spared. */
    boolean hasSubscribers(String channel);
}
