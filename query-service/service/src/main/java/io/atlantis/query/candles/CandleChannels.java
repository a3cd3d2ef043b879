package io.atlantis.query.candles;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.query.live.LiveChannels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channels {@code candles:<symbol>:<timeframe>}. Thread-safe. */
final class CandleChannels implements LiveChannels {

    /** Candles in a snapshot. */
    static final int SNAPSHOT_CANDLES = 300;

    private static final Pattern NAME = Pattern.compile("candles:([^:]+):([^:]+)");

    private final CandleStore candles;

    CandleChannels(CandleStore candles) {
        this.candles = candles;
    }

    static String name(String symbol, Timeframe timeframe) {
        return "candles:" + symbol + ":" + timeframe.code();
    }

    @Override
    public boolean serves(String channel) {
        Matcher name = NAME.matcher(channel);
        return name.matches()
                && Symbol.isValid(name.group(1))
                && Timeframe.find(name.group(2)).isPresent();
    }

    /** The latest candles; those that are committed later are published later. */
    @Override
    public Optional<Object> snapshot(String channel) {
        Matcher name = NAME.matcher(channel);
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CandlePage(candles.read(
                name.group(1), Timeframe.of(name.group(2)), Optional.empty(), Optional.empty(), SNAPSHOT_CANDLES)));
    }

    /** Candles of both, the later one where both have the same. */
    @Override
    public Object merge(Object earlier, Object later) {
        SortedMap<Instant, CandleItem> byTime = new TreeMap<>();
        ((CandlePage) earlier).candles().forEach(candle -> byTime.put(candle.time(), candle));
        ((CandlePage) later)
                .candles()
                .forEach(candle -> byTime.merge(candle.time(), candle, CandleChannels::higherRevision));
        return new CandlePage(List.copyOf(byTime.values()));
    }

    private static CandleItem higherRevision(CandleItem one, CandleItem other) {
        return other.revision() > one.revision() ? other : one;
    }
}
