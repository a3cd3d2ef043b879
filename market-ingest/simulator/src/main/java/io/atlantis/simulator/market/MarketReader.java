package io.atlantis.simulator.market;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one symbol's bars and tapes. Keeps the day, hour and minute it cut last, so that reading in the order of time is
 * cheap. Not thread-safe; make one per thread and request.
 */
public final class MarketReader {

    private static final long HOURS = 4;
    private static final long MINUTES = 5;
    private static final long TAPE = 6;
    private static final long NOTHING_CUT = Long.MIN_VALUE;

    private final SimulatedMarket market;
    private final Listing listing;
    private final BarSplit dayCut = BarSplit.intoHours();
    private long cutDayMs = NOTHING_CUT;
    private long cutHourMs = NOTHING_CUT;
    private SimulatedBar[] hours = {};
    private SimulatedBar[] minutes = {};
    private double[] minuteSigmas = {};
    private @Nullable MinuteTape tape;
    private long tapeMinuteMs = NOTHING_CUT;

    MarketReader(SimulatedMarket market, Listing listing) {
        this.market = market;
        this.listing = listing;
    }

    /** The bar of the day that starts at {@code startMs} (UTC midnight). */
    public SimulatedBar day(long startMs) {
        return market.day(listing, startMs);
    }

    /** The bar of the hour that starts at {@code startMs}. */
    public SimulatedBar hour(long startMs) {
        cutDay(startMs - Math.floorMod(startMs, SimulatedMarket.DAY_MS));
        return hours[hourOfDay(startMs)];
    }

    /** The bar of the minute that starts at {@code startMs}. */
    public SimulatedBar minute(long startMs) {
        cutHour(startMs - Math.floorMod(startMs, SimulatedMarket.HOUR_MS));
        return minutes[minuteOfHour(startMs)];
    }

    /** All trades and quotes of the minute that starts at {@code startMs}. */
    public MinuteTape tape(long startMs) {
        MinuteTape cut = tape;
        if (cut == null || tapeMinuteMs != startMs) {
            SimulatedBar bar = minute(startMs);
            SeededRandom random = SeededRandom.of(market.seed(), TAPE, listing.index(), startMs);
            cut = MinuteTape.of(bar, listing, tradesOfDayBefore(startMs), minuteSigmas[minuteOfHour(startMs)], random);
            tape = cut;
            tapeMinuteMs = startMs;
        }
        return cut;
    }

    /**
     * The bar of everything from {@code fromMs} to {@code toMs} (exclusive), put together from the largest whole
     * stretches: days, hours, minutes, and trades at the edges.
     *
     * @param lengthMs nominal length of the bar, which may reach beyond {@code toMs} while it is not finished
     * @return empty when nothing traded, which happens only for stretches of seconds
     */
    public Optional<SimulatedBar> over(long fromMs, long toMs, long lengthMs) {
        SimulatedBar.Fold fold = new SimulatedBar.Fold();
        long atMs = fromMs;
        while (atMs < toMs) {
            if (isWhole(atMs, toMs, SimulatedMarket.DAY_MS)) {
                fold.add(day(atMs));
                atMs += SimulatedMarket.DAY_MS;
            } else if (isWhole(atMs, toMs, SimulatedMarket.HOUR_MS)) {
                fold.add(hour(atMs));
                atMs += SimulatedMarket.HOUR_MS;
            } else if (isWhole(atMs, toMs, SimulatedMarket.MINUTE_MS)) {
                fold.add(minute(atMs));
                atMs += SimulatedMarket.MINUTE_MS;
            } else {
                atMs = addTrades(fold, atMs, toMs);
            }
        }
        return fold.toBar(fromMs, lengthMs);
    }

    /** Shares traded on the day of {@code timeMs} before that minute. */
    public long volumeOfDayBefore(long minuteStartMs) {
        long volume = 0;
        minute(minuteStartMs);
        for (int i = 0; i < hourOfDay(minuteStartMs); i++) {
            volume += hours[i].volume();
        }
        for (int i = 0; i < minuteOfHour(minuteStartMs); i++) {
            volume += minutes[i].volume();
        }
        return volume;
    }

    private long tradesOfDayBefore(long minuteStartMs) {
        long count = 0;
        for (int i = 0; i < hourOfDay(minuteStartMs); i++) {
            count += hours[i].tradeCount();
        }
        for (int i = 0; i < minuteOfHour(minuteStartMs); i++) {
            count += minutes[i].tradeCount();
        }
        return count;
    }

    private long addTrades(SimulatedBar.Fold fold, long fromMs, long toMs) {
        long minuteMs = fromMs - Math.floorMod(fromMs, SimulatedMarket.MINUTE_MS);
        MinuteTape trades = tape(minuteMs);
        for (int i = 0; i < trades.size(); i++) {
            if (trades.tradeTimeMs(i) >= fromMs && trades.tradeTimeMs(i) < toMs) {
                fold.addTrade(trades.priceTicks(i), trades.shares(i));
            }
        }
        return Math.min(toMs, minuteMs + SimulatedMarket.MINUTE_MS);
    }

    private void cutDay(long dayMs) {
        if (cutDayMs != dayMs) {
            SeededRandom random = SeededRandom.of(market.seed(), HOURS, listing.index(), dayMs);
            hours = dayCut.split(day(dayMs), market.sigmaTicks(listing, dayMs), random);
            cutDayMs = dayMs;
        }
    }

    private void cutHour(long hourMs) {
        if (cutHourMs != hourMs) {
            SimulatedBar hour = hour(hourMs);
            int hourOfDay = hourOfDay(hourMs);
            double sigma = market.sigmaTicks(listing, cutDayMs) * Math.sqrt(dayCut.varianceShare(hourOfDay));
            BarSplit hourCut = BarSplit.intoMinutes(hourOfDay);
            minutes = hourCut.split(hour, sigma, SeededRandom.of(market.seed(), MINUTES, listing.index(), hourMs));
            minuteSigmas = new double[minutes.length];
            for (int i = 0; i < minuteSigmas.length; i++) {
                minuteSigmas[i] = sigma * Math.sqrt(hourCut.varianceShare(i));
            }
            cutHourMs = hourMs;
        }
    }

    private static boolean isWhole(long atMs, long toMs, long lengthMs) {
        return Math.floorMod(atMs, lengthMs) == 0 && atMs + lengthMs <= toMs;
    }

    private static int hourOfDay(long timeMs) {
        return (int) (Math.floorMod(timeMs, SimulatedMarket.DAY_MS) / SimulatedMarket.HOUR_MS);
    }

    private static int minuteOfHour(long timeMs) {
        return (int) (Math.floorMod(timeMs, SimulatedMarket.HOUR_MS) / SimulatedMarket.MINUTE_MS);
    }
}
