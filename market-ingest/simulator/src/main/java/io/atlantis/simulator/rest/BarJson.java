package io.atlantis.simulator.rest;

import io.atlantis.simulator.market.SimulatedBar;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** A bar as the vendor's REST gives it. */
final class BarJson {

    private static final int PRICE_DECIMALS = 2;

    private BarJson() {}

    /**
     * @param timeMs what stands as {@code t}: the start in ranges, the end in grouped days
     */
    static void write(JsonGenerator json, SimulatedBar bar, long timeMs) {
        json.writeStartObject();
        writeMembers(json, bar, timeMs);
        json.writeEndObject();
    }

    static void writeMembers(JsonGenerator json, SimulatedBar bar, long timeMs) {
        price(json, "o", bar.openTicks());
        price(json, "h", bar.highTicks());
        price(json, "l", bar.lowTicks());
        price(json, "c", bar.closeTicks());
        json.writeNumberProperty("v", bar.volume());
        json.writeNumberProperty("n", bar.tradeCount());
        json.writeNumberProperty("t", timeMs);
    }

    private static void price(JsonGenerator json, String name, long ticks) {
        json.writeNumberProperty(name, BigDecimal.valueOf(ticks, PRICE_DECIMALS));
    }
}
