package io.atlantis.ingest.sequence;

import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.kernel.market.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.openhft.chronicle.hash.ChronicleHashRecoveryFailedException;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.values.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last trade and quote of each symbol in a Chronicle Map on disk, which survives a kill and which other processes of the
 * host may open to read. Opening takes about two seconds. One thread writes; {@link #newestTradeNs} and {@link #find} may
 * be called by any.
 */
public final class LastTicks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastTicks.class);
    private static final String FILE = "last-ticks.chm";
    /** Stands beside the map while nobody writes to it; without it the last writer was killed, maybe holding a lock. */
    private static final String CLEAN_MARK = "last-ticks.clean";

    private static final long MOST_SYMBOLS = 20_000;

    private final ChronicleMap<CharSequence, LastTick> map;
    private final Path cleanMark;
    private final LastTick writing = Values.newNativeReference(LastTick.class);

    private LastTicks(ChronicleMap<CharSequence, LastTick> map, Path cleanMark) {
        this.map = map;
        this.cleanMark = cleanMark;
    }

    /**
     * Opens or creates the map; one that a kill left behind is recovered.
     *
     * @param folder created when missing
     */
    public static LastTicks open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Path cleanMark = folder.resolve(CLEAN_MARK);
            boolean needsRecovery = Files.exists(file) && !Files.deleteIfExists(cleanMark);
            return new LastTicks(needsRecovery ? recover(file) : builder().createPersistedTo(file.toFile()), cleanMark);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "last ticks can't be opened in " + folder + ": free space or permissions?", e);
        }
    }

    /** Opens a map whose last writer may have been killed. What can't be recovered is begun anew: it is a cache. */
    private static ChronicleMap<CharSequence, LastTick> recover(Path file) throws IOException {
        try {
            return builder().recoverPersistedTo(file.toFile(), true);
        } catch (ChronicleHashRecoveryFailedException e) {
            LOG.warn("last ticks in {} can't be recovered and are begun anew", file, e);
            Files.delete(file);
            return builder().createPersistedTo(file.toFile());
        }
    }

    private static ChronicleMapBuilder<CharSequence, LastTick> builder() {
        return ChronicleMap.of(CharSequence.class, LastTick.class)
                .name("last-ticks")
                .averageKey("ABCDEF")
                .skipCloseOnExitHook(true) // closed by its owner, after the feed: not by the JVM's end, under the feed
                .entries(MOST_SYMBOLS);
    }

    /** Newest trade time of all symbols, epoch nanoseconds; 0 when none was ever seen. */
    public long newestTradeNs() {
        long newestNs = 0;
        for (LastTick tick : map.values()) {
            newestNs = Math.max(newestNs, tick.getTradeTimeNs());
        }
        return newestNs;
    }

    /** A copy of what is known of a symbol. */
    public Optional<LastTick> find(Symbol symbol) {
        LastTick copy = Values.newHeapInstance(LastTick.class);
        return Optional.ofNullable(map.getUsing(symbol.value(), copy));
    }

    void record(SymbolState state, TradeTick trade) {
        try (var entry = map.acquireContext(state.symbol(), writing)) {
            writing.setTradeTimeNs(trade.eventTimeNs);
            writing.setTradeSequence(trade.sequence);
            writing.setTradePriceE8(trade.priceE8);
            writing.setTradeSizeE6(trade.sizeE6);
        }
    }

    void record(SymbolState state, QuoteTick quote) {
        try (var entry = map.acquireContext(state.symbol(), writing)) {
            writing.setQuoteTimeNs(quote.eventTimeNs);
            writing.setQuoteSequence(quote.sequence);
            writing.setBidPriceE8(quote.bidPriceE8);
            writing.setBidSizeE6(quote.bidSizeE6);
            writing.setAskPriceE8(quote.askPriceE8);
            writing.setAskSizeE6(quote.askSizeE6);
        }
    }

    @Override
    public void close() {
        map.close();
        try {
            Files.createFile(cleanMark);
        } catch (IOException e) {
            LOG.warn("mark {} can't be written; the next start recovers the map", cleanMark, e);
        }
    }
}
