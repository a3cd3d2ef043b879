package io.atlantis.query.quotes;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.query.live.LiveChannels;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The channels {@code quotes:<symbol>} and the newest quote of each that is open. Thread-safe. */
final class QuoteChannels implements LiveChannels {

    private static final String PREFIX = "quotes:";

    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<String, QuoteItem> newest = new ConcurrentHashMap<>();
    private final Consumer<Set<String>> onChange;

    /**
     * @param onChange told which symbols are wanted whenever that changes; must not block
     */
    QuoteChannels(Consumer<Set<String>> onChange) {
        this.onChange = onChange;
    }

    static String name(String symbol) {
        return PREFIX + symbol;
    }

    @Override
    public boolean serves(String channel) {
        return channel.startsWith(PREFIX) && Symbol.isValid(symbolOf(channel));
    }

    @Override
    public Optional<Object> snapshot(String channel) {
        return Optional.ofNullable(newest.get(symbolOf(channel)));
    }

    @Override
    public void opened(String channel) {
        open.add(symbolOf(channel));
        onChange.accept(Set.copyOf(open));
    }

    @Override
    public void closed(String channel) {
        open.remove(symbolOf(channel));
        newest.remove(symbolOf(channel));
        onChange.accept(Set.copyOf(open));
    }

    /** Whether quotes of the symbol are wanted. */
    boolean wants(String symbol) {
        return open.contains(symbol);
    }

    void remember(QuoteItem quote) {
        newest.put(quote.symbol(), quote);
    }

    private static String symbolOf(String channel) {
        return channel.substring(PREFIX.length());
    }
}
