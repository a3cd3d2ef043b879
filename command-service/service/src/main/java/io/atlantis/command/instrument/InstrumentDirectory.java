package io.atlantis.command.instrument;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The known symbols. A symbol that is not among them gets a second look once everything published up to the question has been
 * read, so that one imported a moment ago counts. Thread-safe; filled by {@link InstrumentPipeline}.
 */
public final class InstrumentDirectory {

    private final Set<String> symbols = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<Boolean>> catchUps = new ConcurrentLinkedQueue<>();
    private final Duration catchUpTimeout;

    InstrumentDirectory(Duration catchUpTimeout) {
        this.catchUpTimeout = catchUpTimeout;
    }

    /** Those of the symbols that nothing is known of; waits for the catch-up only when there are any. */
    public List<String> unknown(List<String> wanted) {
        if (!symbols.containsAll(wanted)) {
            awaitCatchUp();
        }
        return wanted.stream().filter(symbol -> !symbols.contains(symbol)).toList();
    }

    private void awaitCatchUp() {
        CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
        catchUps.add(caughtUp);
        try {
            caughtUp.get(catchUpTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is known by now has to do.
            catchUps.remove(caughtUp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(String symbol) {
        symbols.add(symbol);
    }

    void remove(String symbol) {
        symbols.remove(symbol);
    }

    /** The next one that waits for a catch-up. */
    @Nullable
    CompletableFuture<Boolean> pollCatchUp() {
        return catchUps.poll();
    }
}
