package io.atlantis.simulator.stream;

import java.util.Optional;

/** The channels of the stocks cluster that the simulator plays; the name is the event's type ({@code ev}). */
enum Channel {
    T,
    Q,
    A,
    AM;

    static Optional<Channel> find(String name) {
        for (Channel channel : values()) {
            if (channel.name().equals(name)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
