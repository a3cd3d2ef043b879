package io.atlantis.ingest.vendor;

import io.atlantis.kernel.market.FixedPoint;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vendor's REST resources. Answers are read as a stream, row by row and page by page. Blocks; thread-safe.
 */
public final class VendorClient {

    private static final int PAGE = 50_000;
    private static final int TICKER_PAGE = 1_000;

    private final VendorSettings settings;
    private final HttpClient http;
    private final ObjectReader rows = new JsonMapper()
            .readerFor(JsonNode.class)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // a row is followed by the next

    /**
     * @param http owned by the caller
     */
    public VendorClient(VendorSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * Bars of one symbol, oldest first.
     *
     * @param timespan {@code minute}, {@code hour} or {@code day}
     * @param fromMs first start, epoch milliseconds
     * @param toMs last start, epoch milliseconds
     */
    public void bars(String symbol, String timespan, long fromMs, long toMs, Consumer<VendorBar> consumer)
            throws VendorException {
        String path = "/v2/aggs/ticker/" + symbol + "/range/1/" + timespan + "/" + fromMs + "/" + toMs;
        readPages(path + "?adjusted=true&sort=asc&limit=" + PAGE, row -> consumer.accept(bar(row)));
    }

    /** Shares traded on a day, symbol by symbol. */
    public void dayVolumes(LocalDate date, VolumeConsumer consumer) throws VendorException {
        readPages(
                "/v2/aggs/grouped/locale/us/market/stocks/" + date + "?adjusted=true",
                row -> consumer.accept(row.path("T").asString(), row.path("v").asDouble()));
    }

    /** Takes a symbol and the shares traded. */
    @FunctionalInterface
    public interface VolumeConsumer {

        void accept(String symbol, double volume);
    }

    /** All active stocks. */
    public void tickers(Consumer<VendorTicker> consumer) throws VendorException {
        readPages(
                "/v3/reference/tickers?market=stocks&active=true&sort=ticker&order=asc&limit=" + TICKER_PAGE,
                row -> consumer.accept(ticker(row)));
    }

    private void readPages(String pathAndQuery, Consumer<JsonNode> row) throws VendorException {
        Optional<URI> next = Optional.of(URI.create(settings.restUrl() + pathAndQuery));
        while (next.isPresent()) {
            next = readPage(next.get(), row);
        }
    }

    private Optional<URI> readPage(URI uri, Consumer<JsonNode> row) throws VendorException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.apiKey())
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new VendorException(
                            uri.getPath() + " answered " + answer.statusCode() + " " + head(body), null);
                }
                return sameOrigin(readRows(body, row));
            }
        } catch (IOException | JacksonException e) {
            throw new VendorException(uri.getPath() + " can't be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorException(uri.getPath() + " was interrupted", e);
        }
    }

    /** Reads {@code results} row by row; answers {@code next_url}. */
    private @Nullable String readRows(InputStream body, Consumer<JsonNode> row) {
        String next = null;
        try (JsonParser parser = rows.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("results") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        row.accept(rows.readTree(parser));
                    }
                } else if (member.equals("next_url") && value == JsonToken.VALUE_STRING) {
                    next = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }
        }
        return next;
    }

    /** The key goes to no other host, whatever a page says. */
    private Optional<URI> sameOrigin(@Nullable String nextUrl) throws VendorException {
        if (nextUrl == null || nextUrl.isEmpty()) {
            return Optional.empty();
        }
        URI next = URI.create(nextUrl);
        URI base = settings.restUrl();
        if (!base.getHost().equals(next.getHost()) || base.getPort() != next.getPort()) {
            throw new VendorException("next page is on another host, " + next.getHost() + ":" + next.getPort(), null);
        }
        return Optional.of(next);
    }

    private static VendorBar bar(JsonNode row) {
        return new VendorBar(
                row.path("t").asLong(),
                scaled(row, "o", FixedPoint.PRICE_DIGITS),
                scaled(row, "h", FixedPoint.PRICE_DIGITS),
                scaled(row, "l", FixedPoint.PRICE_DIGITS),
                scaled(row, "c", FixedPoint.PRICE_DIGITS),
                scaled(row, "v", FixedPoint.SIZE_DIGITS),
                row.path("n").asLong(0));
    }

    /** JSON numbers of the vendor are doubles: their shortest decimal form is what was meant. */
    private static long scaled(JsonNode row, String member, int digits) {
        BigDecimal value = row.path(member).decimalValue();
        return value.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    private static VendorTicker ticker(JsonNode row) {
        return new VendorTicker(
                row.path("ticker").asString(),
                row.path("name").asString(""),
                row.path("market").asString("stocks"),
                row.path("primary_exchange").asString(""),
                row.path("currency_name").asString("usd"),
                row.path("type").asString(""),
                row.path("active").asBoolean(true));
    }

    private static String head(InputStream body) throws IOException {
        return new String(body.readNBytes(500), java.nio.charset.StandardCharsets.UTF_8);
    }
}
