package io.atlantis.runner.engine.broker;

import io.atlantis.runner.engine.broker.Trade.Direction;
import io.atlantis.runner.engine.money.FixedMath;
import java.util.List;

/**
 * What the account holds of one symbol, at average cost. Each fill that reduces it gives a {@link Trade}; a fill that
 * crosses zero closes one position and opens another.
 *
 * <p>Cost basis and entry commission leave in proportion, rounded, and what remains is the exact difference: so the
 * profits of all trades add up to the change of cash, to the last 10^-8.
 */
final class Position {
    private final String symbol;
    private long quantity;
    private long basisE8;
    private long entryCommissionE8;
    private long entryTimeNs;
    private int entryBar;

    Position(String symbol) {
        this.symbol = symbol;
    }

    /** Shares held, negative when short. */
    long quantity() {
        return quantity;
    }

    /** Average entry price without commission; NaN without a position. */
    double averagePrice() {
        return quantity == 0 ? Double.NaN : basisE8 / (double) Math.abs(quantity) / 1e8;
    }

    /** Takes a fill in, and adds the round trip it closes, if any, to {@code trades}. */
    void apply(Order.Filled fill, int bar, List<Trade> trades) {
        long signedQuantity = fill.quantity();
        boolean grows = quantity == 0 || (quantity > 0) == (signedQuantity > 0);
        if (grows) {
            open(signedQuantity, fill.priceE8(), fill.commissionE8(), fill.timeNs(), bar);
            return;
        }
        long closing = Math.min(Math.abs(signedQuantity), Math.abs(quantity));
        long closingCommissionE8 =
                FixedMath.multiplyDivideHalfEven(fill.commissionE8(), closing, Math.abs(signedQuantity));
        trades.add(close(closing, fill.priceE8(), closingCommissionE8, fill.timeNs(), bar));
        long opening = Math.abs(signedQuantity) - closing;
        if (opening > 0) {
            long openingCommissionE8 = fill.commissionE8() - closingCommissionE8;
            open(Long.signum(signedQuantity) * opening, fill.priceE8(), openingCommissionE8, fill.timeNs(), bar);
        }
    }

    /** The trade that the end of the data finds open, valued at {@code markE8}. There must be a position. */
    Trade openTrade(long markE8, int bar) {
        return trade(Math.abs(quantity), basisE8, entryCommissionE8, Trade.STILL_OPEN, markE8, bar);
    }

    private void open(long signedQuantity, long priceE8, long commissionE8, long timeNs, int bar) {
        if (quantity == 0) {
            entryTimeNs = timeNs;
            entryBar = bar;
        }
        quantity = Math.addExact(quantity, signedQuantity);
        basisE8 = Math.addExact(basisE8, Math.multiplyExact(Math.abs(signedQuantity), priceE8));
        entryCommissionE8 = Math.addExact(entryCommissionE8, commissionE8);
    }

    private Trade close(long closing, long priceE8, long exitCommissionE8, long timeNs, int bar) {
        long held = Math.abs(quantity);
        long closedBasisE8 = FixedMath.multiplyDivideHalfEven(basisE8, closing, held);
        long closedEntryCommissionE8 = FixedMath.multiplyDivideHalfEven(entryCommissionE8, closing, held);
        long commissionE8 = Math.addExact(closedEntryCommissionE8, exitCommissionE8);
        Trade trade = trade(closing, closedBasisE8, commissionE8, timeNs, priceE8, bar);
        quantity -= Long.signum(quantity) * closing;
        basisE8 -= closedBasisE8;
        entryCommissionE8 -= closedEntryCommissionE8;
        return trade;
    }

    private Trade trade(long shares, long costE8, long commissionE8, long exitTimeNs, long exitPriceE8, int bar) {
        long gainE8 = Math.subtractExact(Math.multiplyExact(shares, exitPriceE8), costE8);
        return new Trade(
                symbol,
                quantity > 0 ? Direction.LONG : Direction.SHORT,
                shares,
                entryTimeNs,
                FixedMath.multiplyDivideHalfEven(costE8, 1, shares),
                exitTimeNs,
                exitPriceE8,
                Math.subtractExact(quantity > 0 ? gainE8 : -gainE8, commissionE8),
                commissionE8,
                bar - entryBar);
    }
}
