package io.atlantis.query.live;

import java.util.Optional;

/** A family of channels that a feature serves: a bean. Thread-safe. */
public interface LiveChannels {

    /** Whether a channel of that name is one of these. */
    boolean serves(String channel);

    /**
     * What a new subscriber must know before the first update: read after the subscription took effect, so that nothing
     * falls between the two. May block for a query.
     *
     * @return data of the snapshot frame; empty when there is nothing yet
     */
    Optional<Object> snapshot(String channel);

    /** Data that stands for two publications in a row; by default the later one says it all. */
    default Object merge(Object earlier, Object later) {
        return later;
    }

    /** The channel has its first subscriber. Must not block. */
    default void opened(String channel) {}

    /** The channel has no subscriber any more. Must not block. */
    default void closed(String channel) {}
}
