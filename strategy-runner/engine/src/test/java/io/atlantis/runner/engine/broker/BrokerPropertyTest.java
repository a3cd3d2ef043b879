package io.atlantis.runner.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.testkit.gen.SeededTest;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random trading over three symbols: the books balance to the last 10^-8 at every moment. */
class BrokerPropertyTest {
    private static final List<String> SYMBOLS = List.of("A", "B", "C");
    private static final long CASH_E8 = 1_000_000_00000000L;
    private static final int STEPS = 400;

    @SeededTest(tries = 50)
    void shouldKeepTheBooksBalanced(RandomGenerator random) {
        Broker broker = new Broker(CASH_E8, SYMBOLS, Costs.of("0.037", "0.0123", "3.7"));
        int[] lastBars = new int[SYMBOLS.size()];
        double[] prices = {20, 50, 120};
        for (int step = 1; step <= STEPS; step++) {
            int symbol = random.nextInt(SYMBOLS.size());
            submit(broker, symbol, step, random);
            prices[symbol] = Math.max(1, prices[symbol] * random.nextDouble(0.96, 1.045));
            long priceE8 = (long) (prices[symbol] * 1e8);
            broker.fillPending(symbol, priceE8, step, step);
            broker.mark(symbol, priceE8 + random.nextLong(-90000000L, 90000000L));
            lastBars[symbol] = step;
            requireBalance(broker, lastBars);
        }
        assertThat(broker.trades(lastBars)).hasSizeGreaterThan(20);
    }

    private static void submit(Broker broker, int symbol, int step, RandomGenerator random) {
        int orders = random.nextInt(3);
        for (int i = 0; i < orders; i++) {
            if (random.nextBoolean()) {
                broker.submitTarget(symbol, random.nextLong(-2000, 2000), step, "");
            } else {
                broker.submitQuantity(symbol, random.nextBoolean() ? 700 : -700, step, "");
            }
        }
    }

    private static void requireBalance(Broker broker, int[] lastBars) {
        long cash = CASH_E8;
        long[] held = new long[SYMBOLS.size()];
        for (Order order : broker.orders()) {
            if (order.outcome() instanceof Filled filled) {
                cash -= filled.quantity() * filled.priceE8() + filled.commissionE8();
                held[SYMBOLS.indexOf(order.symbol())] += filled.quantity();
            }
        }
        long equity = cash;
        for (int symbol = 0; symbol < held.length; symbol++) {
            equity += held[symbol] * broker.markE8(symbol);
            assertThat(broker.positionQuantity(symbol)).isEqualTo(held[symbol]);
        }
        assertThat(broker.cashE8()).isEqualTo(cash);
        assertThat(broker.equityE8()).isEqualTo(equity);
        List<Trade> trades = broker.trades(lastBars);
        assertThat(CASH_E8 + trades.stream().mapToLong(Trade::pnlE8).sum()).isEqualTo(equity);
        assertThat(trades.stream().mapToLong(Trade::commissionE8).sum()).isEqualTo(commission(broker));
    }

    private static long commission(Broker broker) {
        return broker.orders().stream()
                .mapToLong(order -> order.outcome() instanceof Filled filled ? filled.commissionE8() : 0)
                .sum();
    }
}
