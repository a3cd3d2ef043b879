package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.SimulatedMarket;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one connection wants to see: for each channel a set of symbols. Written by the connection's thread, read by the
 * player's.
 */
final class Subscriptions {

    private static final String ALL = "*";

    private final SimulatedMarket market;
    private final Map<Channel, BitSet> wanted = new EnumMap<>(Channel.class);

    Subscriptions(SimulatedMarket market) {
        this.market = market;
        for (Channel channel : Channel.values()) {
            wanted.put(channel, new BitSet());
        }
    }

    /** What a request for one channel did. */
    enum Change {
        CHANGED,
        ALREADY_SO,
        UNKNOWN
    }

    /**
     * @param topic {@code <channel>.<ticker>} or {@code <channel>.*}
     * @param on true to subscribe, false to unsubscribe
     */
    synchronized Change change(String topic, boolean on) {
        int dot = topic.indexOf('.');
        if (dot < 0) {
            return Change.UNKNOWN;
        }
        BitSet symbols = Channel.find(topic.substring(0, dot)).map(wanted::get).orElse(null);
        String ticker = topic.substring(dot + 1);
        int count = market.listings().size();
        if (symbols == null) {
            return Change.UNKNOWN;
        }
        if (ticker.equals(ALL)) {
            return change(symbols, 0, count, on);
        }
        return market.find(ticker)
                .map(Listing::index)
                .map(index -> change(symbols, index, index + 1, on))
                .orElse(Change.UNKNOWN);
    }

    synchronized boolean wants(Channel channel, int listingIndex) {
        BitSet symbols = wanted.get(channel);
        return symbols != null && symbols.get(listingIndex);
    }

    private static Change change(BitSet symbols, int from, int to, boolean on) {
        int before = symbols.cardinality();
        symbols.set(from, to, on);
        return symbols.cardinality() == before ? Change.ALREADY_SO : Change.CHANGED;
    }
}
