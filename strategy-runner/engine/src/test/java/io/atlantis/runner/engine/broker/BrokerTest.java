package io.atlantis.runner.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.broker.Order.Pending;
import io.atlantis.runner.engine.broker.Order.Rejected;
import io.atlantis.runner.engine.broker.Trade.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The broker's rules, each on figures worked out by hand. */
class BrokerTest {
    private static final int IBM = 0;
    private static final int BAC = 1;
    private static final List<String> SYMBOLS = List.of("IBM", "BAC");

    private static long e8(double amount) {
        return Math.round(amount * 1e8);
    }

    private static Broker broker(double cash) {
        return new Broker(e8(cash), SYMBOLS, Costs.NONE);
    }

    private static void fill(Broker broker, int symbol, double price, int bar) {
        broker.fillPending(symbol, e8(price), bar, bar);
    }

    @Test
    void shouldFillAtThePriceItIsTold() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, 5, 0, "dip");
        assertThat(broker.orders().getFirst().outcome()).isInstanceOf(Pending.class);
        fill(broker, IBM, 100, 1);

        assertThat(broker.orders())
                .containsExactly(new Order(1, "IBM", Side.BUY, 5, 0, "dip", new Filled(5, 1, e8(100), 0)));
        assertThat(broker.cashE8()).isEqualTo(e8(500));
        assertThat(broker.positionQuantity(IBM)).isEqualTo(5);
        assertThat(broker.positionAveragePrice(IBM)).isEqualTo(100.0);
        assertThat(broker.isInvested()).isTrue();
    }

    @Test
    void shouldWorsenFillsBySlippageAndChargeBothCommissions() {
        // 10 bps on 100.01 is 0.10001; 0.1 % of 10 * 100.11001 is 1.0011001; 10 shares at 0.005 are 0.05.
        Broker broker = new Broker(e8(10_000), SYMBOLS, Costs.of("0.1", "0.005", "10"));
        broker.submitQuantity(IBM, 10, 0, "");
        fill(broker, IBM, 100.01, 1);
        // Sold at 100.01 - 0.10001 = 99.90999; commission 0.9990999 + 0.05.
        broker.submitTarget(IBM, 0, 1, "");
        fill(broker, IBM, 100.01, 2);

        assertThat(broker.orders().get(0).outcome()).isEqualTo(new Filled(10, 1, 10_011_001_000L, 105_110_010L));
        assertThat(broker.orders().get(1).outcome()).isEqualTo(new Filled(-10, 2, 9_990_999_000L, 104_909_990L));
        // 10 * (99.90999 - 100.11001) - 1.0511001 - 1.0490999 = -2.0002 - 2.1002
        assertThat(broker.trades(new int[2]))
                .containsExactly(new Trade(
                        "IBM", Direction.LONG, 10, 1, 10_011_001_000L, 2, 9_990_999_000L, e8(-4.1004), e8(2.1002), 1));
        assertThat(broker.cashE8()).isEqualTo(e8(10_000 - 4.1004));
    }

    @Test
    void shouldAverageEntriesAndCloseInParts() {
        Broker broker = broker(10_000);
        broker.submitQuantity(IBM, 1, 0, "");
        fill(broker, IBM, 100, 1);
        broker.submitQuantity(IBM, 2, 1, "");
        fill(broker, IBM, 103, 2);
        assertThat(broker.positionAveragePrice(IBM)).isEqualTo(102.0);
        broker.submitQuantity(IBM, -1, 2, "");
        fill(broker, IBM, 110, 3);
        broker.mark(IBM, e8(90));

        // Closed: 110 - 102 = 8. Open: 2 * (90 - 102) = -24.
        assertThat(broker.trades(new int[] {7, 0}))
                .containsExactly(
                        new Trade("IBM", Direction.LONG, 1, 1, e8(102), 3, e8(110), e8(8), 0, 2),
                        new Trade("IBM", Direction.LONG, 2, 1, e8(102), Trade.STILL_OPEN, e8(90), e8(-24), 0, 6));
        assertThat(broker.equityE8()).isEqualTo(e8(10_000 + 8 - 24));
    }

    @Test
    void shouldSplitAFillThatCrossesZero() {
        Broker broker = new Broker(e8(10_000), SYMBOLS, Costs.of("0", "1", "0"));
        broker.submitQuantity(IBM, 10, 0, "");
        fill(broker, IBM, 100, 1);
        broker.submitQuantity(IBM, -15, 1, "");
        fill(broker, IBM, 110, 2);
        broker.submitTarget(IBM, 0, 2, "");
        fill(broker, IBM, 104, 3);

        // Long: 10 * 10 - 10 (entry) - 10 (its share of 15). Short: 5 * 6 - 5 - 5.
        assertThat(broker.trades(new int[2]))
                .containsExactly(
                        new Trade("IBM", Direction.LONG, 10, 1, e8(100), 2, e8(110), e8(80), e8(20), 1),
                        new Trade("IBM", Direction.SHORT, 5, 2, e8(110), 3, e8(104), e8(20), e8(10), 1));
        assertThat(broker.cashE8()).isEqualTo(e8(10_100));
    }

    @Test
    void shouldRejectABuyThatCashDoesNotCover() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, 10, 0, "");
        fill(broker, IBM, 100.01, 1);

        assertThat(broker.orders().getFirst().outcome())
                .isEqualTo(
                        new Rejected("BUY 10 IBM at 100.01 is more than the account can carry: cash 1000, equity 1000;"
                                + " use a smaller quantity"));
        assertThat(broker.cashE8()).isEqualTo(e8(1000));
    }

    @Test
    void shouldSpendCashToTheLastUnit() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, 10, 0, "");
        fill(broker, IBM, 100, 1);

        assertThat(broker.cashE8()).isZero();
    }

    @Test
    void shouldCutATargetToWhatTheAccountCanCarry() {
        Broker broker = new Broker(e8(1000), SYMBOLS, Costs.of("1", "0", "0"));
        broker.submitTarget(IBM, 10, 0, "");
        fill(broker, IBM, 100, 1);

        // 10 * 100 * 1.01 = 1010 is too much, 9 * 101 = 909 is not.
        assertThat(broker.positionQuantity(IBM)).isEqualTo(9);
        assertThat(broker.orders().getFirst().outcome()).isEqualTo(new Filled(9, 1, e8(100), e8(9)));
    }

    @Test
    void shouldLetAShortGoAsFarAsEquityCoversIt() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, -10, 0, "");
        broker.submitQuantity(IBM, -1, 0, "");
        fill(broker, IBM, 100, 1);

        assertThat(broker.positionQuantity(IBM)).isEqualTo(-10);
        assertThat(broker.cashE8()).isEqualTo(e8(2000));
        assertThat(broker.orders().get(1).outcome()).isInstanceOf(Rejected.class);
    }

    @Test
    void shouldCountTheWholeAccountAgainstTheMargin() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, -6, 0, "");
        fill(broker, IBM, 100, 1);
        // Equity 1000, of which the short takes 600: 400 are left for BAC.
        broker.submitQuantity(BAC, 41, 1, "");
        broker.submitQuantity(BAC, 40, 1, "");
        fill(broker, BAC, 10, 2);

        assertThat(broker.orders().get(1).outcome()).isInstanceOf(Rejected.class);
        assertThat(broker.positionQuantity(BAC)).isEqualTo(40);
    }

    @Test
    void shouldAlwaysLetAPositionBeReduced() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, -10, 0, "");
        fill(broker, IBM, 100, 1);
        broker.submitTarget(IBM, 0, 1, "");
        fill(broker, IBM, 250, 2);

        assertThat(broker.positionQuantity(IBM)).isZero();
        assertThat(broker.cashE8()).isEqualTo(e8(-500));
    }

    @Test
    void shouldNotOrderTwiceForOneTarget() {
        Broker broker = broker(1000);
        broker.submitTarget(IBM, 5, 0, "");
        broker.submitTarget(IBM, 5, 0, "");
        fill(broker, IBM, 100, 1);
        broker.submitTarget(IBM, 5, 1, "");

        assertThat(broker.orders()).hasSize(1);
    }

    @Test
    void shouldReachTheTargetWhateverBecameOfTheOrdersBefore() {
        Broker broker = broker(1000);
        broker.submitQuantity(IBM, 50, 0, "too much");
        broker.submitTarget(IBM, 0, 0, "close");
        fill(broker, IBM, 100, 1);

        assertThat(broker.orders().get(1).outcome()).isEqualTo(new Rejected("the position is at its target already"));
        assertThat(broker.positionQuantity(IBM)).isZero();
    }

    @Test
    void shouldHaveNoAveragePriceWithoutAPosition() {
        assertThat(broker(1000).positionAveragePrice(IBM)).isNaN();
    }

    @Test
    void shouldReadCostsAsPercentAndBasisPoints() {
        assertThat(Costs.of("0.1", "0.005", "2.5")).isEqualTo(new Costs(1_000_000_000L, 500_000L, 250_000_000L));
    }
}
