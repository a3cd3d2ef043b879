package io.atlantis.sample.loose;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Breaks a rule in each method, and by its name, in a package that is not null-marked. */
public final class DayManager {

    Instant now() {
        return Instant.now();
    }

    UUID id() {
        return UUID.randomUUID();
    }

    Thread thread() {
        return new Thread(() -> {});
    }

    String awaited(CompletableFuture<String> day) {
        return day.join();
    }
}
