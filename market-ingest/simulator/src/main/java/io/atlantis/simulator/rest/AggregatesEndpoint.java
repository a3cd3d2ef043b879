package io.atlantis.simulator.rest;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.MarketReader;
import io.atlantis.simulator.market.SimulatedBar;
import io.atlantis.simulator.market.SimulatedMarket;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/**
 * {@code GET /v2/aggs/ticker/{ticker}/range/{multiplier}/{timespan}/{from}/{to}}: bars by start time, both ends
 * included. The window that is still running is given as far as it has come. {@code vw} is left out: the simulator would
 * have to play every trade for it.
 */
final class AggregatesEndpoint implements Endpoint {

    private static final int DEFAULT_LIMIT = 5_000;
    private static final int MAX_LIMIT = 50_000;
    private static final long DAY_MS = 86_400_000;

    private final SimulatedMarket market;
    private final InstantSource clock;

    AggregatesEndpoint(SimulatedMarket market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    @Override
    public void answer(RestRequest request, JsonGenerator json) {
        List<String> path = request.segments();
        String ticker = path.get(3);
        int limit = request.limit(DEFAULT_LIMIT, MAX_LIMIT);
        Page page = market.find(ticker)
                .map(listing -> read(listing, window(request), limit))
                .orElse(new Page(List.of(), OptionalLong.empty()));
        json.writeStringProperty("ticker", ticker);
        json.writeBooleanProperty("adjusted", true);
        json.writeNumberProperty("queryCount", page.bars.size());
        json.writeNumberProperty("resultsCount", page.bars.size());
        json.writeNumberProperty("count", page.bars.size());
        json.writeArrayPropertyStart("results");
        for (SimulatedBar bar : page.bars) {
            BarJson.write(json, bar, bar.startMs());
        }
        json.writeEndArray();
        page.next.ifPresent(next -> json.writeStringProperty("next_url", request.nextUrl(Long.toString(next), limit)));
    }

    private record Window(Timespan timespan, int multiplier, long fromMs, long toMs, boolean descending) {

        long step(long startMs) {
            return descending ? timespan.floorMs(startMs - 1, multiplier) : timespan.nextMs(startMs, multiplier);
        }
    }

    private record Page(List<SimulatedBar> bars, OptionalLong next) {}

    private Window window(RestRequest request) {
        List<String> path = request.segments();
        int multiplier = RestRequest.positive("multiplier", path.get(5));
        Timespan timespan = Timespan.of(path.get(6));
        boolean descending = request.isDescending("sort");
        long epochMs = SimulatedMarket.EPOCH.toEpochMilli();
        long fromMs = Math.max(epochMs, timeMs("from", path.get(7), 0));
        long toMs = Math.min(clock.millis() - 1, timeMs("to", path.get(8), DAY_MS - 1));
        OptionalLong cursor = request.cursor().stream()
                .mapToLong(text -> timeMs("cursor", text, 0))
                .findFirst();
        long lastMs = descending ? cursor.orElse(toMs) : toMs;
        long firstMs = descending ? fromMs : cursor.orElse(fromMs);
        return new Window(timespan, multiplier, firstMs, lastMs, descending);
    }

    private Page read(Listing listing, Window window, int limit) {
        MarketReader reader = market.reader(listing);
        List<SimulatedBar> bars = new ArrayList<>();
        long nowMs = clock.millis();
        long firstMs = window.timespan.floorMs(window.fromMs, window.multiplier);
        long startMs = window.descending ? window.timespan.floorMs(window.toMs, window.multiplier) : firstMs;
        while (startMs >= firstMs && startMs <= window.toMs) {
            if (bars.size() == limit) {
                return new Page(bars, OptionalLong.of(startMs));
            }
            long endMs = window.timespan.nextMs(startMs, window.multiplier);
            long tradedFromMs = Math.max(startMs, SimulatedMarket.EPOCH.toEpochMilli());
            long named = startMs;
            reader.over(tradedFromMs, Math.min(endMs, nowMs), endMs - startMs)
                    .map(bar -> bar.startingAt(named))
                    .ifPresent(bars::add);
            startMs = window.step(startMs);
        }
        return new Page(bars, OptionalLong.empty());
    }

    /** A date, which stands for its start plus {@code offsetOfDateMs}, or epoch milliseconds. */
    private static long timeMs(String field, String text, long offsetOfDateMs) {
        try {
            if (text.indexOf('-', 1) > 0) {
                return LocalDate.parse(text)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli()
                        + offsetOfDateMs;
            }
            return Long.parseLong(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw RestError.badRequest(
                    field + " '" + text + "' must be a date such as 2026-01-31 or epoch milliseconds");
        }
    }
}
