package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.CandleOrigin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The oracle: all candles of a symbol straight from the definition, from all records at once, with no thought of speed
 * or of increments. Shares no code with the algebra.
 */
public final class BatchCandles {

    private BatchCandles() {}

    /**
     * @param trades in any order
     * @param bars in the order of the log: the last of one bucket wins
     */
    public static SortedSet<CandleValues> of(List<TradeSample> trades, List<BarSample> bars) {
        SortedSet<CandleValues> all = new TreeSet<>();
        List<CandleValues> smaller = List.of();
        for (Timeframe timeframe : Timeframe.values()) {
            Map<Long, CandleValues> candles =
                    new HashMap<>(timeframe == Timeframe.S1 ? ofTrades(trades) : rollUp(timeframe, smaller));
            bars.stream()
                    .filter(bar -> bar.timeframe() == timeframe)
                    .forEach(bar -> candles.put(bucket(timeframe, bar.startNs()), ofBar(bar)));
            smaller = candles.values().stream().sorted().toList();
            all.addAll(smaller);
        }
        return all;
    }

    private static Map<Long, CandleValues> ofTrades(List<TradeSample> trades) {
        Map<Long, List<TradeSample>> seconds =
                trades.stream().collect(Collectors.groupingBy(trade -> bucket(Timeframe.S1, trade.eventTimeNs())));
        Map<Long, CandleValues> candles = new TreeMap<>();
        seconds.forEach((startNs, inside) -> {
            List<TradeSample> sorted = inside.stream()
                    .sorted(Comparator.comparingLong(TradeSample::eventTimeNs).thenComparingLong(TradeSample::sequence))
                    .toList();
            candles.put(
                    startNs,
                    new CandleValues(
                            Timeframe.S1,
                            startNs,
                            sorted.getFirst().priceE8(),
                            sorted.stream()
                                    .mapToLong(TradeSample::priceE8)
                                    .max()
                                    .orElseThrow(),
                            sorted.stream()
                                    .mapToLong(TradeSample::priceE8)
                                    .min()
                                    .orElseThrow(),
                            sorted.getLast().priceE8(),
                            sorted.stream().mapToLong(TradeSample::sizeE6).sum(),
                            sorted.size(),
                            CandleOrigin.TRADES));
        });
        return candles;
    }

    private static Map<Long, CandleValues> rollUp(Timeframe timeframe, List<CandleValues> sortedSmaller) {
        Map<Long, List<CandleValues>> buckets =
                sortedSmaller.stream().collect(Collectors.groupingBy(candle -> bucket(timeframe, candle.startNs())));
        Map<Long, CandleValues> candles = new TreeMap<>();
        buckets.forEach((startNs, inside) -> {
            boolean tradesOnly = inside.stream().allMatch(child -> child.origin() == CandleOrigin.TRADES);
            candles.put(
                    startNs,
                    new CandleValues(
                            timeframe,
                            startNs,
                            inside.getFirst().openE8(),
                            inside.stream()
                                    .mapToLong(CandleValues::highE8)
                                    .max()
                                    .orElseThrow(),
                            inside.stream().mapToLong(CandleValues::lowE8).min().orElseThrow(),
                            inside.getLast().closeE8(),
                            inside.stream().mapToLong(CandleValues::volumeE6).sum(),
                            inside.stream().mapToLong(CandleValues::tradeCount).sum(),
                            tradesOnly ? CandleOrigin.TRADES : CandleOrigin.MIXED));
        });
        return candles;
    }

    private static CandleValues ofBar(BarSample bar) {
        return new CandleValues(
                bar.timeframe(),
                bucket(bar.timeframe(), bar.startNs()),
                bar.openE8(),
                bar.highE8(),
                bar.lowE8(),
                bar.closeE8(),
                bar.volumeE6(),
                0,
                CandleOrigin.BAR);
    }

    private static long bucket(Timeframe timeframe, long timeNs) {
        return Math.floorDiv(timeNs, timeframe.lengthNs()) * timeframe.lengthNs();
    }
}
