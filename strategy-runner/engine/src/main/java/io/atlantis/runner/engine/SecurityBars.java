package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.SecurityColumns;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.SecurityKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the {@code security(...)} calls of a run's strategies can read: the bars of the run's symbols, and the same rolled
 * up to longer timeframes. Rolls up each once, whichever strategies ask for it. For one thread.
 */
final class SecurityBars {
    private final List<BarSeries> bars;
    private final Timeframe timeframe;
    private final Map<SecurityKey, SecurityColumns> made = new HashMap<>();

    /** @param timeframe of the bars */
    SecurityBars(List<BarSeries> bars, Timeframe timeframe) {
        this.bars = bars;
        this.timeframe = timeframe;
    }

    /**
     * The bars for one symbol's strategy; what a key asks for in vain is left out.
     *
     * @param own the strategy's symbol
     */
    SecurityFeeds of(String own, List<SecurityKey> keys) {
        Map<SecurityKey, SecurityColumns> found = new HashMap<>();
        for (SecurityKey key : keys) {
            columns(key.symbol().isEmpty() ? own : key.symbol(), key.timeframe())
                    .ifPresent(columns -> found.put(key, columns));
        }
        return new SecurityFeeds(timeframe.lengthNs(), found);
    }

    private Optional<SecurityColumns> columns(String symbol, String code) {
        Optional<Timeframe> wanted = code.isEmpty() ? Optional.of(timeframe) : Timeframe.find(code);
        Optional<BarSeries> series =
                bars.stream().filter(each -> each.symbol().equals(symbol)).findFirst();
        if (series.isEmpty() || wanted.isEmpty() || wanted.get().compareTo(timeframe) < 0) {
            return Optional.empty();
        }
        SecurityKey key = new SecurityKey(symbol, wanted.get().code());
        return Optional.of(made.computeIfAbsent(key, _ -> columns(series.get(), wanted.get())));
    }

    private SecurityColumns columns(BarSeries series, Timeframe wanted) {
        BarSeries read = wanted == timeframe ? series : CoarserBars.of(series, wanted);
        return new SecurityColumns(columns(read), wanted.lengthNs(), read.size());
    }

    /** The columns of a series, as a strategy reads them. */
    static BarColumns columns(BarSeries series) {
        return new BarColumns(
                series.open(), series.high(), series.low(), series.close(), series.volume(), series.timeNs());
    }
}
