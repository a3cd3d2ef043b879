package io.atlantis.simulator.rest;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.SimulatedBar;
import io.atlantis.simulator.market.SimulatedMarket;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@code GET /v2/aggs/grouped/locale/us/market/stocks/{date}}: one day of all symbols; {@code t} is the window's end. */
final class GroupedDailyEndpoint implements Endpoint {

    private static final long DAY_MS = 86_400_000;

    private final SimulatedMarket market;
    private final InstantSource clock;

    GroupedDailyEndpoint(SimulatedMarket market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    @Override
    public void answer(RestRequest request, JsonGenerator json) {
        long startMs = dateMs(request.segments().get(7));
        boolean traded = startMs >= SimulatedMarket.EPOCH.toEpochMilli() && startMs < clock.millis();
        int count = traded ? market.listings().size() : 0;
        json.writeBooleanProperty("adjusted", true);
        json.writeNumberProperty("queryCount", count);
        json.writeNumberProperty("resultsCount", count);
        json.writeNumberProperty("count", count);
        if (traded) {
            json.writeArrayPropertyStart("results");
            market.listings().forEach(listing -> write(json, listing, startMs));
            json.writeEndArray();
        }
    }

    private void write(JsonGenerator json, Listing listing, long startMs) {
        long endMs = startMs + DAY_MS;
        Optional<SimulatedBar> day = market.reader(listing).over(startMs, Math.min(endMs, clock.millis()), DAY_MS);
        day.ifPresent(bar -> {
            json.writeStartObject();
            json.writeStringProperty("T", listing.ticker());
            BarJson.writeMembers(json, bar, endMs);
            json.writeEndObject();
        });
    }

    private static long dateMs(String date) {
        try {
            return LocalDate.parse(date)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw RestError.badRequest("date '" + date + "' must be a date such as 2026-01-31");
        }
    }
}
