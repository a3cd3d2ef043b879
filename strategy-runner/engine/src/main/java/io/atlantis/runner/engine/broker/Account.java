package io.atlantis.runner.engine.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cash and positions of one account over several symbols, marked to the last price of each.
 *
 * <p>The margin rule: a fill that opens or enlarges a position must leave the equity at least as great as the sum of
 * all positions' absolute values, this symbol valued at the fill's price. Without shorts that says that cash never goes
 * below zero; a short needs its value in equity besides the proceeds. A fill that only reduces is always let through.
 */
final class Account {
    private final Position[] positions;
    private final long[] marksE8;
    private final List<Trade> trades = new ArrayList<>();
    private long cashE8;
    private long netValueE8;
    private long grossValueE8;

    Account(long cashE8, List<String> symbols) {
        this.cashE8 = cashE8;
        this.marksE8 = new long[symbols.size()];
        this.positions = new Position[symbols.size()];
        Arrays.setAll(positions, i -> new Position(symbols.get(i)));
    }

    long cashE8() {
        return cashE8;
    }

    long equityE8() {
        return Math.addExact(cashE8, netValueE8);
    }

    boolean isInvested() {
        return grossValueE8 != 0;
    }

    Position position(int symbol) {
        return positions[symbol];
    }

    long markE8(int symbol) {
        return marksE8[symbol];
    }

    List<Trade> trades() {
        return trades;
    }

    /** Values the symbol's position at a new price. */
    void mark(int symbol, long priceE8) {
        unvalue(symbol);
        marksE8[symbol] = priceE8;
        value(symbol);
    }

    /** Whether the margin rule lets a fill through. */
    boolean admits(int symbol, long signedQuantity, long priceE8, long commissionE8) {
        long before = positions[symbol].quantity();
        long after = Math.addExact(before, signedQuantity);
        if (after == 0 || (Math.abs(after) < Math.abs(before) && (after > 0) == (before > 0))) {
            return true;
        }
        long oldValueE8 = Math.multiplyExact(before, marksE8[symbol]);
        long newValueE8 = Math.multiplyExact(after, priceE8);
        long cashAfterE8 = cashAfterE8(signedQuantity, priceE8, commissionE8);
        long equityE8 = Math.addExact(cashAfterE8, Math.addExact(netValueE8 - oldValueE8, newValueE8));
        long grossE8 = Math.addExact(grossValueE8 - Math.abs(oldValueE8), Math.abs(newValueE8));
        return equityE8 >= grossE8;
    }

    /** Takes a fill in; the symbol is marked at its price. */
    void apply(int symbol, Order.Filled fill, int bar) {
        cashE8 = cashAfterE8(fill.quantity(), fill.priceE8(), fill.commissionE8());
        unvalue(symbol);
        positions[symbol].apply(fill, bar, trades);
        marksE8[symbol] = fill.priceE8();
        value(symbol);
    }

    private long cashAfterE8(long signedQuantity, long priceE8, long commissionE8) {
        long paidE8 = Math.addExact(Math.multiplyExact(signedQuantity, priceE8), commissionE8);
        return Math.subtractExact(cashE8, paidE8);
    }

    private void unvalue(int symbol) {
        long valueE8 = positions[symbol].quantity() * marksE8[symbol];
        netValueE8 -= valueE8;
        grossValueE8 -= Math.abs(valueE8);
    }

    private void value(int symbol) {
        long valueE8 = Math.multiplyExact(positions[symbol].quantity(), marksE8[symbol]);
        netValueE8 = Math.addExact(netValueE8, valueE8);
        grossValueE8 = Math.addExact(grossValueE8, Math.abs(valueE8));
    }
}
