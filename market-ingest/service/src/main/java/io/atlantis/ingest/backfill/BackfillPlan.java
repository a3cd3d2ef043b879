package io.atlantis.ingest.backfill;

import io.atlantis.kernel.market.Timeframe;
import java.time.Duration;
import java.util.List;

/**
 * Which history a symbol is to have. Only bars that are finished are ever asked for: an unfinished bar would stand in the
 * way of the candles built from trades.
 *
 * @param dayHistory how far daily bars go back
 * @param hourHistory how far hourly bars go back
 * @param liquidMinuteHistory how far minute bars of liquid symbols go back; others have those of the running day
 * @param minuteGap how far minute bars go back to fill a gap of an illiquid symbol
 */
public record BackfillPlan(
        Duration dayHistory, Duration hourHistory, Duration liquidMinuteHistory, Duration minuteGap) {

    /** 400 days, 28 days, 14 days, and two days for gaps. */
    public static final BackfillPlan DEFAULT =
            new BackfillPlan(Duration.ofDays(400), Duration.ofDays(28), Duration.ofDays(14), Duration.ofDays(2));

    /** What every symbol gets up to the running minute. */
    List<BackfillRange> firstHistory(long nowNs) {
        long todayNs = Timeframe.D1.bucketStartNs(nowNs);
        return withoutEmpty(
                new BackfillRange(Timeframe.D1, todayNs - dayHistory.toNanos(), todayNs),
                new BackfillRange(Timeframe.H1, todayNs - hourHistory.toNanos(), todayNs),
                new BackfillRange(Timeframe.M1, todayNs, Timeframe.M1.bucketStartNs(nowNs)));
    }

    /** What liquid symbols get besides: the minutes of the days before. */
    List<BackfillRange> liquidHistory(long nowNs) {
        long todayNs = Timeframe.D1.bucketStartNs(nowNs);
        return withoutEmpty(new BackfillRange(Timeframe.M1, todayNs - liquidMinuteHistory.toNanos(), todayNs));
    }

    /**
     * What was missed between two live lines: minutes as far as they are kept, and beyond that hours and days.
     *
     * @param fromNs start of a minute
     * @param toNs end of a minute, which may still be running
     */
    List<BackfillRange> gap(boolean liquid, long fromNs, long toNs) {
        long todayNs = Timeframe.D1.bucketStartNs(toNs);
        long minutesFromNs = Math.max(fromNs, todayNs - (liquid ? liquidMinuteHistory : minuteGap).toNanos());
        BackfillRange minutes = new BackfillRange(Timeframe.M1, minutesFromNs, toNs);
        if (fromNs == minutesFromNs) {
            return withoutEmpty(minutes);
        }
        long daysFromNs = Math.max(Timeframe.D1.bucketStartNs(fromNs), todayNs - dayHistory.toNanos());
        long hoursFromNs = Math.max(Timeframe.H1.bucketStartNs(fromNs), todayNs - hourHistory.toNanos());
        return withoutEmpty(
                new BackfillRange(Timeframe.D1, daysFromNs, todayNs),
                new BackfillRange(Timeframe.H1, hoursFromNs, todayNs),
                minutes);
    }

    private static List<BackfillRange> withoutEmpty(BackfillRange... ranges) {
        return java.util.Arrays.stream(ranges).filter(range -> !range.isEmpty()).toList();
    }
}
