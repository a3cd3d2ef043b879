package io.atlantis.simulator.rest;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.SimulatedMarket;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** {@code GET /v3/reference/tickers}: the listings by ticker, filtered and in pages; and one by its ticker. */
final class TickersEndpoint implements Endpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final String MARKET = "stocks";
    private static final String EXCHANGE = "SIMX";
    private static final String TYPE = "CS";

    private final SimulatedMarket market;

    TickersEndpoint(SimulatedMarket market) {
        this.market = market;
    }

    @Override
    public void answer(RestRequest request, JsonGenerator json) {
        int limit = request.limit(DEFAULT_LIMIT, MAX_LIMIT);
        boolean descending = request.isDescending("order");
        List<Listing> rest = market.listings().stream()
                .filter(listing -> matches(listing, request))
                .sorted(Comparator.comparing(Listing::ticker, order(descending)))
                .dropWhile(listing -> request.cursor()
                        .filter(cursor -> order(descending).compare(listing.ticker(), cursor) < 0)
                        .isPresent())
                .toList();
        int count = Math.min(limit, rest.size());
        json.writeNumberProperty("count", count);
        json.writeArrayPropertyStart("results");
        for (Listing listing : rest.subList(0, count)) {
            json.writeStartObject();
            writeMembers(json, listing);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (rest.size() > count) {
            json.writeStringProperty("next_url", request.nextUrl(rest.get(count).ticker(), limit));
        }
    }

    /** {@code GET /v3/reference/tickers/{ticker}}. */
    void answerOne(RestRequest request, JsonGenerator json) {
        String ticker = request.segments().get(3);
        Listing listing = market.find(ticker).orElseThrow(() -> RestError.notFound("Ticker not found."));
        json.writeObjectPropertyStart("results");
        writeMembers(json, listing);
        json.writeEndObject();
    }

    private static Comparator<String> order(boolean descending) {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    private static boolean matches(Listing listing, RestRequest request) {
        return allows(request, "ticker", listing.ticker())
                && allows(request, "market", MARKET)
                && allows(request, "exchange", EXCHANGE)
                && allows(request, "type", TYPE)
                && allows(request, "active", "true")
                && request.parameter("search")
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .map(text -> listing.ticker().toLowerCase(Locale.ROOT).contains(text)
                                || listing.name().toLowerCase(Locale.ROOT).contains(text))
                        .orElse(true);
    }

    private static boolean allows(RestRequest request, String parameter, String value) {
        return request.parameter(parameter).map(value::equals).orElse(true);
    }

    private static void writeMembers(JsonGenerator json, Listing listing) {
        json.writeStringProperty("ticker", listing.ticker());
        json.writeStringProperty("name", listing.name());
        json.writeStringProperty("market", MARKET);
        json.writeStringProperty("locale", "us");
        json.writeStringProperty("primary_exchange", EXCHANGE);
        json.writeStringProperty("type", TYPE);
        json.writeBooleanProperty("active", true);
        json.writeStringProperty("currency_name", "usd");
        json.writeStringProperty("last_updated_utc", SimulatedMarket.EPOCH.toString());
    }
}
