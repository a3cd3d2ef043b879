package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.MinuteTape;
import io.atlantis.simulator.market.SimulatedBar;

/** Writes stream events as the vendor does. Prices have two decimals, sizes are whole shares. */
final class EventJson {

    private static final int TICKS_PER_UNIT = 100;

    private EventJson() {}

    static String trade(Listing listing, MinuteTape tape, int i) {
        StringBuilder json = event(Channel.T, listing);
        json.append(",\"x\":").append(tape.venue(i));
        json.append(",\"i\":\"").append(tape.sequence(i)).append("\",\"z\":3");
        price(json.append(",\"p\":"), tape.priceTicks(i));
        json.append(",\"s\":").append(tape.shares(i));
        json.append(",\"ds\":\"").append(tape.shares(i)).append('"');
        json.append(",\"t\":").append(tape.tradeTimeMs(i));
        json.append(",\"pt\":").append(tape.tradeTimeMs(i));
        return json.append(",\"q\":").append(tape.sequence(i)).append('}').toString();
    }

    static String quote(Listing listing, MinuteTape tape, int i) {
        StringBuilder json = event(Channel.Q, listing);
        price(json.append(",\"bx\":").append(tape.venue(i)).append(",\"bp\":"), tape.bidTicks(i));
        json.append(",\"bs\":").append(tape.bidLots(i));
        price(json.append(",\"ax\":").append(tape.venue(i)).append(",\"ap\":"), tape.askTicks(i));
        json.append(",\"as\":").append(tape.askLots(i)).append(",\"z\":3");
        json.append(",\"t\":").append(tape.quoteTimeMs(i));
        return json.append(",\"q\":").append(tape.sequence(i)).append('}').toString();
    }

    /**
     * @param channel {@link Channel#A} or {@link Channel#AM}
     * @param dayVolume shares traded on the day up to the end of the bar
     */
    static String aggregate(Channel channel, Listing listing, SimulatedBar bar, long dayVolume) {
        StringBuilder json = event(channel, listing);
        json.append(",\"v\":").append(bar.volume());
        json.append(",\"dv\":\"").append(bar.volume()).append('"');
        json.append(",\"av\":").append(dayVolume);
        json.append(",\"dav\":\"").append(dayVolume).append('"');
        price(json.append(",\"o\":"), bar.openTicks());
        price(json.append(",\"c\":"), bar.closeTicks());
        price(json.append(",\"h\":"), bar.highTicks());
        price(json.append(",\"l\":"), bar.lowTicks());
        json.append(",\"z\":").append(bar.volume() / bar.tradeCount());
        json.append(",\"s\":").append(bar.startMs());
        return json.append(",\"e\":").append(bar.endMs()).append('}').toString();
    }

    /** A status frame: an array of one. */
    static String status(String status, String message) {
        return "[{\"ev\":\"status\",\"status\":\"" + status + "\",\"message\":\"" + message + "\"}]";
    }

    private static StringBuilder event(Channel channel, Listing listing) {
        return new StringBuilder(200)
                .append("{\"ev\":\"")
                .append(channel.name())
                .append("\",\"sym\":\"")
                .append(listing.ticker())
                .append('"');
    }

    private static void price(StringBuilder json, long ticks) {
        long cents = ticks % TICKS_PER_UNIT;
        json.append(ticks / TICKS_PER_UNIT)
                .append('.')
                .append(cents < 10 ? "0" : "")
                .append(cents);
    }
}
