package io.atlantis.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

    private static final long DAY_MS = 86_400_000L;
    private static final long HOUR_MS = 3_600_000L;
    private static final long MINUTE_MS = 60_000L;
    private static final long EPOCH_MS = SimulatedMarket.EPOCH.toEpochMilli();
    private static final int YEARS_OF_DAYS = 1_500;

    private final SimulatedMarket market = new SimulatedMarket(MarketSettings.DEFAULT);

    @SeededTest(tries = 5)
    void shouldMakeEachDayOfExactlyItsMinutes(RandomGenerator random) {
        Listing listing = anyListing(random);
        MarketReader reader = market.reader(listing);
        long dayMs = EPOCH_MS + random.nextInt(YEARS_OF_DAYS) * DAY_MS;
        SimulatedBar.Fold fold = new SimulatedBar.Fold();
        for (long minuteMs = dayMs; minuteMs < dayMs + DAY_MS; minuteMs += MINUTE_MS) {
            fold.add(reader.minute(minuteMs));
        }
        assertThat(fold.toBar(dayMs, DAY_MS)).contains(reader.day(dayMs));
    }

    @SeededTest(tries = 5)
    void shouldHitEachMinuteExactlyByItsTrades(RandomGenerator random) {
        MarketReader reader = market.reader(anyListing(random));
        long hourMs = EPOCH_MS + random.nextInt(YEARS_OF_DAYS * 24) * HOUR_MS;
        for (long minuteMs = hourMs; minuteMs < hourMs + HOUR_MS; minuteMs += MINUTE_MS) {
            MinuteTape tape = reader.tape(minuteMs);
            SimulatedBar.Fold fold = new SimulatedBar.Fold();
            for (int i = 0; i < tape.size(); i++) {
                assertThat(tape.tradeTimeMs(i)).isBetween(minuteMs, minuteMs + MINUTE_MS - 1);
                assertThat(tape.shares(i)).isPositive();
                fold.addTrade(tape.priceTicks(i), tape.shares(i));
            }
            assertThat(fold.toBar(minuteMs, MINUTE_MS)).contains(reader.minute(minuteMs));
        }
    }

    @SeededTest(tries = 5)
    void shouldKeepHighAboveAndLowBelowOpenAndClose(RandomGenerator random) {
        MarketReader reader = market.reader(anyListing(random));
        long dayMs = EPOCH_MS + random.nextInt(YEARS_OF_DAYS) * DAY_MS;
        for (long minuteMs = dayMs; minuteMs < dayMs + DAY_MS; minuteMs += MINUTE_MS) {
            SimulatedBar bar = reader.minute(minuteMs);
            assertThat(bar.highTicks()).isGreaterThanOrEqualTo(Math.max(bar.openTicks(), bar.closeTicks()));
            assertThat(bar.lowTicks()).isLessThanOrEqualTo(Math.min(bar.openTicks(), bar.closeTicks()));
            assertThat(bar.lowTicks()).isPositive();
            assertThat(bar.volume()).isGreaterThanOrEqualTo(bar.tradeCount());
        }
    }

    @Test
    void shouldGoOnMovingOnDaysThatStayOnOneSideOfTheirOpen() {
        for (Listing listing : market.listings().subList(0, 20)) {
            MarketReader reader = market.reader(listing);
            int unchanged = 0;
            long before = 0;
            for (long hourMs = EPOCH_MS + 600 * DAY_MS; hourMs < EPOCH_MS + 660 * DAY_MS; hourMs += HOUR_MS) {
                long close = reader.hour(hourMs).closeTicks();
                unchanged = close == before && close > 5_000 ? unchanged + 1 : 0;
                before = close;
                assertThat(unchanged)
                        .as("hours that %s stood still", listing.ticker())
                        .isLessThan(6);
            }
        }
    }

    @SeededTest(tries = 3)
    void shouldGiveTheSameTapeInWhateverOrderItIsRead(RandomGenerator random) {
        Listing listing = anyListing(random);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            minutes.add(EPOCH_MS + random.nextInt(YEARS_OF_DAYS * 1_440) * MINUTE_MS);
        }
        MarketReader forwards = market.reader(listing);
        List<String> first =
                minutes.stream().map(minute -> describe(forwards.tape(minute))).toList();
        MarketReader restarted = new SimulatedMarket(MarketSettings.DEFAULT).reader(listing);
        List<String> second = minutes.reversed().stream()
                .map(minute -> describe(restarted.tape(minute)))
                .toList()
                .reversed();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldDifferBySeedSymbolAndTime() {
        Listing listing = market.listings().getFirst();
        long minuteMs = EPOCH_MS + 500 * DAY_MS;
        String tape = describe(market.reader(listing).tape(minuteMs));
        SimulatedMarket other = new SimulatedMarket(new MarketSettings(1, 1.0));
        assertThat(describe(other.reader(listing).tape(minuteMs))).isNotEqualTo(tape);
        assertThat(describe(market.reader(market.listings().get(1)).tape(minuteMs)))
                .isNotEqualTo(tape);
        assertThat(describe(market.reader(listing).tape(minuteMs + MINUTE_MS))).isNotEqualTo(tape);
    }

    @Test
    void shouldNumberTheTradesOfADayWithoutGap() {
        MarketReader reader = market.reader(market.listings().getLast());
        long dayMs = EPOCH_MS + 700 * DAY_MS;
        long expected = 1;
        for (long minuteMs = dayMs; minuteMs < dayMs + DAY_MS; minuteMs += MINUTE_MS) {
            MinuteTape tape = reader.tape(minuteMs);
            assertThat(tape.sequence(0)).isEqualTo(expected);
            expected += tape.size();
        }
        assertThat(expected - 1).isEqualTo(reader.day(dayMs).tradeCount());
    }

    @Test
    void shouldQuoteAroundEachTradeInTheOrderOfTime() {
        MarketReader reader = market.reader(market.listings().get(40));
        MinuteTape tape = reader.tape(EPOCH_MS + 600 * DAY_MS + 14 * HOUR_MS);
        for (int i = 0; i < tape.size(); i++) {
            assertThat(tape.bidTicks(i)).isLessThan(tape.askTicks(i));
            assertThat(tape.priceTicks(i)).isBetween(tape.bidTicks(i), tape.askTicks(i));
            assertThat(tape.quoteTimeMs(i)).isLessThanOrEqualTo(tape.tradeTimeMs(i));
            if (i > 0) {
                assertThat(tape.tradeTimeMs(i)).isGreaterThanOrEqualTo(tape.tradeTimeMs(i - 1));
                assertThat(tape.quoteTimeMs(i)).isGreaterThanOrEqualTo(tape.tradeTimeMs(i - 1));
            }
        }
    }

    @Test
    void shouldNeverLeaveLiquidSymbolsIdleForLong() {
        long nightMs = EPOCH_MS + 650 * DAY_MS + 3 * HOUR_MS;
        for (Listing listing : market.listings().subList(0, 20)) {
            MarketReader reader = market.reader(listing);
            long previousMs = nightMs;
            for (long minuteMs = nightMs; minuteMs < nightMs + 10 * MINUTE_MS; minuteMs += MINUTE_MS) {
                MinuteTape tape = reader.tape(minuteMs);
                for (int i = 0; i < tape.size(); i++) {
                    assertThat(tape.tradeTimeMs(i) - previousMs).isLessThanOrEqualTo(2_000);
                    previousMs = tape.tradeTimeMs(i);
                }
            }
        }
    }

    @Test
    void shouldTradeSomeHundredTimesASecondOverAllSymbols() {
        long dayMs = EPOCH_MS + 800 * DAY_MS;
        long trades = market.listings().stream()
                .mapToLong(listing -> market.reader(listing).day(dayMs).tradeCount())
                .sum();
        assertThat(trades / 86_400.0).isBetween(200.0, 450.0);
        assertThat(market.listings()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(market.listings())
                .allSatisfy(listing -> assertThat(listing.name()).contains("simulated"));
    }

    @Test
    void shouldTradeMostNearTheEndsOfTheMainSession() {
        double[] byHour = new double[24];
        for (Listing listing : market.listings().subList(0, 10)) {
            MarketReader reader = market.reader(listing);
            for (int day = 300; day < 330; day++) {
                for (int hour = 0; hour < 24; hour++) {
                    byHour[hour] += reader.hour(EPOCH_MS + day * DAY_MS + hour * HOUR_MS)
                            .volume();
                }
            }
        }
        assertThat(byHour[14]).isGreaterThan(1.2 * byHour[16]);
        assertThat(byHour[19]).isGreaterThan(1.2 * byHour[16]);
        assertThat(byHour[16]).isGreaterThan(2 * byHour[3]);
    }

    @Test
    void shouldClusterVolatility() {
        double sum = 0;
        for (Listing listing : market.listings()) {
            sum += autocorrelationOfSquares(dailyReturns(market.reader(listing)));
        }
        assertThat(sum / market.listings().size()).isGreaterThan(0.05);
    }

    private double[] dailyReturns(MarketReader reader) {
        double[] returns = new double[YEARS_OF_DAYS];
        for (int day = 0; day < YEARS_OF_DAYS; day++) {
            SimulatedBar bar = reader.day(EPOCH_MS + day * DAY_MS);
            returns[day] = Math.log((double) bar.closeTicks() / bar.openTicks());
        }
        return returns;
    }

    private static double autocorrelationOfSquares(double[] returns) {
        double mean = 0;
        for (double value : returns) {
            mean += value * value / returns.length;
        }
        double variance = 0;
        double covariance = 0;
        for (int i = 1; i < returns.length; i++) {
            double now = returns[i] * returns[i] - mean;
            variance += now * now;
            covariance += now * (returns[i - 1] * returns[i - 1] - mean);
        }
        return covariance / variance;
    }

    private Listing anyListing(RandomGenerator random) {
        return market.listings()
                .get(new SplittableRandom(random.nextLong())
                        .nextInt(market.listings().size()));
    }

    private static String describe(MinuteTape tape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tape.size(); i++) {
            text.append(tape.tradeTimeMs(i))
                    .append(' ')
                    .append(tape.priceTicks(i))
                    .append(' ');
            text.append(tape.shares(i))
                    .append(' ')
                    .append(tape.bidTicks(i))
                    .append(' ')
                    .append(tape.askTicks(i));
            text.append(' ').append(tape.sequence(i)).append('\n');
        }
        return text.toString();
    }
}
