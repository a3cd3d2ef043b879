package io.atlantis.standalone.platform;

import io.atlantis.kernel.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Knows when the platform is up: each service says so of itself, and the edge answers a read. */
final class Readiness {

    private static final int OK = 200;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE_NS = Duration.ofMillis(100).toNanos();

    private final HttpClient http;
    private final Ticker ticker;

    Readiness(HttpClient http, Ticker ticker) {
        this.http = http;
        this.ticker = ticker;
    }

    /**
     * Waits until each address answers 200.
     *
     * @throws IOException with the first address that doesn't, and its last answer, after 120 s
     */
    void await(List<URI> addresses) throws IOException, InterruptedException {
        long startNs = ticker.nanoTime();
        for (URI address : addresses) {
            String answer = ask(address);
            while (!answer.isEmpty()) {
                if (ticker.nanoTime() - startNs > LIMIT.toNanos()) {
                    throw new IOException(address + " is not ready after " + LIMIT.toSeconds() + " s: " + answer);
                }
                LockSupport.parkNanos(PAUSE_NS);
                answer = ask(address);
            }
        }
    }

    /** Empty when all is well. */
    private String ask(URI address) throws InterruptedException {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(address).timeout(CALL_LIMIT).build(), BodyHandlers.ofString());
            return response.statusCode() == OK ? "" : response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
