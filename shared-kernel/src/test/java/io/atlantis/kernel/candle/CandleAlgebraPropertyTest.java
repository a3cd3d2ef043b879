package io.atlantis.kernel.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.Timeframe;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleAlgebraPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void shouldEqualTheBatchOracleForAnyInterleaving(long seed) {
        MarketSamples samples = new MarketSamples(seed);
        List<TradeSample> trades = samples.trades(3_000, 700);
        List<BarSample> bars = samples.bars(60, 2_000_000);
        SortedSet<CandleValues> expected = BatchCandles.of(trades, bars);
        for (int round = 0; round < 4; round++) {
            boolean[] order = samples.interleaving(trades.size(), bars.size());
            assertThat(apply(trades, bars, order))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 77, 777})
    void shouldNotDependOnTheOrderOfTrades(long seed) {
        List<TradeSample> trades = new MarketSamples(seed).trades(2_000, 500);
        SortedSet<CandleValues> expected = BatchCandles.of(trades, List.of());
        Collections.shuffle(trades, new Random(seed));
        boolean[] tradesOnly = new boolean[trades.size()];
        java.util.Arrays.fill(tradesOnly, true);
        assertThat(apply(trades, List.of(), tradesOnly)).as("seed %d", seed).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 44})
    void shouldAnnounceEachChangeWithTheNextRevision(long seed) {
        MarketSamples samples = new MarketSamples(seed);
        List<TradeSample> trades = samples.trades(500, 700);
        List<BarSample> bars = samples.bars(40, 300_000);
        Map<String, Long> announced = new HashMap<>();
        Map<String, CandleValues> latest = new HashMap<>();
        HeapCandleStore cells = new HeapCandleStore(cell -> {
            String key = cell.timeframe() + "|" + cell.startNs();
            assertThat(cell.revision()).isEqualTo(announced.getOrDefault(key, 0L) + 1);
            announced.put(key, cell.revision());
            latest.put(key, CandleValues.of(cell));
        });
        apply(cells, trades, bars, samples.interleaving(trades.size(), bars.size()));
        assertThat(new TreeSet<>(latest.values())).as("seed %d", seed).isEqualTo(values(cells));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 66})
    void shouldContinueFromEncodedState(long seed) {
        MarketSamples samples = new MarketSamples(seed);
        List<TradeSample> trades = samples.trades(1_000, 700);
        List<BarSample> bars = samples.bars(40, 600_000);
        EncodedCandleStore cells = new EncodedCandleStore();
        apply(cells, trades, bars, samples.interleaving(trades.size(), bars.size()));
        assertThat(cells.values()).as("seed %d", seed).isEqualTo(BatchCandles.of(trades, bars));
    }

    private static SortedSet<CandleValues> apply(List<TradeSample> trades, List<BarSample> bars, boolean[] tradeNext) {
        HeapCandleStore cells = new HeapCandleStore();
        apply(cells, trades, bars, tradeNext);
        return values(cells);
    }

    private static void apply(CandleStore cells, List<TradeSample> trades, List<BarSample> bars, boolean[] tradeNext) {
        CandleAlgebra algebra = new CandleAlgebra();
        int trade = 0;
        int bar = 0;
        for (boolean isTrade : tradeNext) {
            if (isTrade) {
                algebra.applyTrade(cells, trades.get(trade++).decoder());
            } else {
                algebra.applyBar(cells, bars.get(bar++).decoder());
            }
        }
    }

    private static SortedSet<CandleValues> values(HeapCandleStore cells) {
        SortedSet<CandleValues> all = new TreeSet<>();
        for (Timeframe timeframe : Timeframe.values()) {
            cells.forEach(timeframe, cell -> all.add(CandleValues.of(cell)));
        }
        return all;
    }
}
