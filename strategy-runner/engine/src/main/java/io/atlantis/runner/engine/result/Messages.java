package io.atlantis.runner.engine.result;

import java.util.List;

/**
 * What a run's strategy wrote, in its order; bounded by the quota of each symbol's instance. No part of the result hash.
 *
 * @param logs written with {@code log(text)}
 * @param alerts written with {@code alert(text)}
 */
public record Messages(List<Message> logs, List<Message> alerts) {
    /** Of a run that wrote nothing. */
    public static final Messages NONE = new Messages(List.of(), List.of());

    public Messages {
        logs = List.copyOf(logs);
        alerts = List.copyOf(alerts);
    }
}
