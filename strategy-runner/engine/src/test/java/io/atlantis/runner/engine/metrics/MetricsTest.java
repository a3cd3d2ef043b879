package io.atlantis.runner.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.broker.Trade.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class MetricsTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    private static EquityCurve curve(long... values) {
        EquityCurve curve = new EquityCurve();
        for (int i = 0; i < values.length; i++) {
            curve.append(i * DAY_NS, values[i] * 100_000_000L);
        }
        return curve;
    }

    private static Trade trade(long pnl, boolean open, int bars) {
        long e8 = 100_000_000L;
        return new Trade("A", Direction.LONG, 1, 0, e8, open ? Trade.STILL_OPEN : 1, e8, pnl * e8, 2 * e8, bars);
    }

    @Test
    void shouldMeasureReturnsAndDrawdown() {
        // r = +0.1, -0.1, +1/9: mean 1/27; deviations 0.062962.., -0.137037.., 0.074074..
        ReturnStatistics statistics = ReturnStatistics.of(curve(100, 110, 99, 110), Timeframe.D1);

        double mean = 1.0 / 27;
        double variance = ((0.1 - mean) * (0.1 - mean) + (0.1 + mean) * (0.1 + mean) + Math.pow(1.0 / 9 - mean, 2)) / 2;
        assertThat(statistics.volatility()).isCloseTo(Math.sqrt(variance * 252), within(1e-12));
        assertThat(statistics.sharpe()).isCloseTo(mean / Math.sqrt(variance) * Math.sqrt(252), within(1e-12));
        assertThat(statistics.sortino()).isCloseTo(mean / Math.sqrt(0.01 / 3) * Math.sqrt(252), within(1e-12));
        assertThat(statistics.maxDrawdown()).isCloseTo(0.1, within(1e-15));
        assertThat(statistics.cagr()).isCloseTo(Math.pow(1.1, 365.25 / 3) - 1, within(1e-6));
        assertThat(statistics.calmar()).isCloseTo(statistics.cagr() / 0.1, within(1e-6));
    }

    @Test
    void shouldLeaveRatiosUndefinedWithoutMovement() {
        ReturnStatistics statistics = ReturnStatistics.of(curve(100, 100, 100), Timeframe.D1);

        assertThat(statistics.volatility()).isZero();
        assertThat(statistics.sharpe()).isNaN();
        assertThat(statistics.sortino()).isNaN();
        assertThat(statistics.maxDrawdown()).isZero();
        assertThat(statistics.calmar()).isNaN();
        assertThat(statistics.cagr()).isZero();
    }

    @Test
    void shouldLeaveRatiosUndefinedAfterRuin() {
        ReturnStatistics statistics = ReturnStatistics.of(curve(100, -5, 20), Timeframe.D1);

        assertThat(statistics.sharpe()).isNaN();
        assertThat(statistics.volatility()).isNaN();
        assertThat(statistics.maxDrawdown()).isCloseTo(1.05, within(1e-15));
    }

    @Test
    void shouldLeaveAllButDrawdownUndefinedForOnePoint() {
        ReturnStatistics statistics = ReturnStatistics.of(curve(100), Timeframe.D1);

        assertThat(statistics.cagr()).isNaN();
        assertThat(statistics.volatility()).isNaN();
        assertThat(statistics.maxDrawdown()).isZero();
    }

    @Test
    void shouldAnnualiseByTheBarsOfASession() {
        assertThat(ReturnStatistics.barsPerYear(Timeframe.D1)).isEqualTo(252);
        assertThat(ReturnStatistics.barsPerYear(Timeframe.H1)).isEqualTo(252 * 6.5);
        assertThat(ReturnStatistics.barsPerYear(Timeframe.M1)).isEqualTo(252 * 390);
    }

    @Test
    void shouldCountClosedTradesAndLeaveOpenOnesOut() {
        TradeStatistics statistics = TradeStatistics.of(
                List.of(trade(30, false, 4), trade(-10, false, 2), trade(0, false, 3), trade(99, true, 9)));

        assertThat(statistics)
                .isEqualTo(new TradeStatistics(4, 1, 1.0 / 3, 3.0, 20.0 / 3, 30, -10, 30, -10, 3, 8_00000000L));
    }

    @Test
    void shouldSayNullWhereAFigureIsUndefined() {
        Metrics metrics = new Metrics(
                100_00000000L, 0, 0, ReturnStatistics.of(curve(100, 100), Timeframe.D1), TradeStatistics.of(List.of()));

        assertThat(metrics.asMap())
                .containsEntry("finalEquity", "100")
                .containsEntry("trades", 0)
                .containsEntry("winRate", null)
                .containsEntry("profitFactor", null)
                .containsEntry("sharpe", null)
                .containsEntry("maxDrawdown", 0.0);
    }
}
