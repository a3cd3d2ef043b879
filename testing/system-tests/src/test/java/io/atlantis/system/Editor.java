package io.atlantis.system;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A person who saves a strategy again and again, and remembers the last version that was acknowledged. */
final class Editor implements Runnable {

    private final Platform platform;
    private final String path;
    private final AtomicInteger acknowledged = new AtomicInteger(1);
    private final AtomicBoolean done = new AtomicBoolean();

    Editor(Platform platform, String strategyId) {
        this.platform = platform;
        this.path = "/api/v1/strategies/" + strategyId;
    }

    /** What version {@code n} holds. */
    static String source(int version) {
        return "x = " + version + "\n";
    }

    /** Saves until told to stop or the platform is gone. */
    @Override
    public void run() {
        while (!done.get()) {
            int expected = acknowledged.get();
            try {
                Answer answer = platform.put(path, Map.of("source", source(expected + 1), "expectedVersion", expected));
                if (answer.status() != 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                return;
            }
            acknowledged.set(expected + 1);
        }
    }

    void stop() {
        done.set(true);
    }

    /** Latest version that the platform promised to keep. */
    int acknowledged() {
        return acknowledged.get();
    }
}
