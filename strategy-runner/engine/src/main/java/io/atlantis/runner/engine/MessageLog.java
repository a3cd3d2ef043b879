package io.atlantis.runner.engine;

import io.atlantis.runner.engine.result.Message;
import io.atlantis.runner.engine.result.Messages;
import java.util.ArrayList;
import java.util.List;

/** Takes down what a run's strategies write; their quotas bound it. For one thread. */
final class MessageLog {
    private final List<Message> logs = new ArrayList<>();
    private final List<Message> alerts = new ArrayList<>();

    void log(Message message) {
        logs.add(message);
    }

    void alert(Message message) {
        alerts.add(message);
    }

    /** All so far. */
    Messages messages() {
        return new Messages(logs, alerts);
    }
}
