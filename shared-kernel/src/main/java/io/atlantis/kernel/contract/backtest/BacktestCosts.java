package io.atlantis.kernel.contract.backtest;

/**
 * What trading costs and when orders fill; numbers as decimal strings.
 *
 * @param commissionPct percent of an order's notional: {@code "0.1"} is a thousandth
 * @param commissionPerShare money per share
 * @param slippageBps basis points by which a fill is worse than its price
 * @param fill {@code next-open} (default) or {@code close} of the bar that decided
 */
public record BacktestCosts(String commissionPct, String commissionPerShare, String slippageBps, String fill) {

    /** No costs, filled at the next bar's open. */
    public static final BacktestCosts NONE = new BacktestCosts("0", "0", "0", "next-open");
}
