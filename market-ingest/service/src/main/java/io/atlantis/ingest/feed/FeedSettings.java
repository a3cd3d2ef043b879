package io.atlantis.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the live connection is made.
 *
 * @param webSocketUrl base of the clusters, such as {@code wss://socket.massive.com}; {@code /stocks} is added
 * @param apiKey the vendor's key; never logged
 * @param symbols tickers to subscribe to; empty for all
 * @param readDeadline a line on which nothing comes for so long is given up
 * @param pingEvery how often the line is kept awake
 * @param firstRetry wait before the second attempt; doubles from there
 * @param longestRetry upper bound of that wait
 * @param healthyAfter a line that lived so long lets the wait start anew
 */
public record FeedSettings(
        URI webSocketUrl,
        String apiKey,
        List<String> symbols,
        Duration readDeadline,
        Duration pingEvery,
        Duration firstRetry,
        Duration longestRetry,
        Duration healthyAfter) {

    /** The vendor's own clients ping every 25 s and give up after 30 s of silence. */
    public static FeedSettings of(URI webSocketUrl, String apiKey, List<String> symbols) {
        return new FeedSettings(
                webSocketUrl,
                apiKey,
                List.copyOf(symbols),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
    }

    /** The subscription to trades and quotes in the vendor's words. */
    String topics() {
        return symbols.isEmpty() ? "T.*,Q.*" : "T." + String.join(",T.", symbols) + ",Q." + String.join(",Q.", symbols);
    }

    @Override
    public String toString() {
        return "FeedSettings[webSocketUrl=" + webSocketUrl + ", symbols=" + symbols + "]";
    }
}
