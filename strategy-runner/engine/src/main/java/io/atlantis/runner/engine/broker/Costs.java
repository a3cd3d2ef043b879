package io.atlantis.runner.engine.broker;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.runner.engine.money.FixedMath;
import java.math.BigDecimal;

/**
 * What trading costs.
 *
 * @param commissionRateE12 share of an order's notional
 * @param commissionPerShareE8 amount per share
 * @param slippageRateE12 share of the price by which a fill is worse
 */
public record Costs(long commissionRateE12, long commissionPerShareE8, long slippageRateE12) {
    /** Trading is free and fills at the exact price. */
    public static final Costs NONE = new Costs(0, 0, 0);

    private static final long ONE_E12 = 1_000_000_000_000L;
    private static final int RATE_DIGITS = 12;

    /**
     * Costs from decimal text.
     *
     * @param commissionPct percent of the notional, 0 to 100: 0.1 is a thousandth
     * @param commissionPerShare amount per share, from 0
     * @param slippageBps basis points, from 0 and below 10000
     * @throws IllegalArgumentException naming field, value and remedy
     */
    public static Costs of(String commissionPct, String commissionPerShare, String slippageBps) {
        long commissionRateE12 = rate("commissionPct", commissionPct, 2);
        long slippageRateE12 = rate("slippageBps", slippageBps, 4);
        if (commissionRateE12 > ONE_E12) {
            throw new IllegalArgumentException(
                    "commissionPct is " + commissionPct + ": give percent of the notional from 0 to 100");
        }
        if (slippageRateE12 >= ONE_E12) {
            throw new IllegalArgumentException(
                    "slippageBps is " + slippageBps + ": give basis points from 0 to less than 10000");
        }
        return new Costs(commissionRateE12, perShare(commissionPerShare), slippageRateE12);
    }

    /** The price of a fill: against the order by the slippage, rounded half to even to 10^-8. */
    long fillPriceE8(long priceE8, boolean buys) {
        if (slippageRateE12 == 0) {
            return priceE8;
        }
        long factorE12 = buys ? ONE_E12 + slippageRateE12 : ONE_E12 - slippageRateE12;
        return FixedMath.multiplyDivideHalfEven(priceE8, factorE12, ONE_E12);
    }

    /** The commission of a fill, rounded half to even to 10^-8. */
    long commissionE8(long quantity, long priceE8) {
        long notionalE8 = Math.multiplyExact(quantity, priceE8);
        return Math.addExact(
                FixedMath.multiplyDivideHalfEven(notionalE8, commissionRateE12, ONE_E12),
                Math.multiplyExact(quantity, commissionPerShareE8));
    }

    private static long rate(String field, String text, int digitsOfUnit) {
        try {
            long rate = new BigDecimal(text)
                    .movePointRight(RATE_DIGITS - digitsOfUnit)
                    .longValueExact();
            if (rate >= 0) {
                return rate;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // reported below, with the negative ones
        }
        throw new IllegalArgumentException(field + " is '" + text + "': give a decimal number from 0 with at most "
                + (RATE_DIGITS - digitsOfUnit) + " digits after the point");
    }

    private static long perShare(String text) {
        try {
            long amountE8 = FixedPoint.parsePriceE8(text);
            if (amountE8 >= 0) {
                return amountE8;
            }
        } catch (NumberFormatException e) {
            // reported below, with the negative ones
        }
        throw new IllegalArgumentException("commissionPerShare is '" + text
                + "': give a decimal number from 0 with at most 8 digits after the point");
    }
}
