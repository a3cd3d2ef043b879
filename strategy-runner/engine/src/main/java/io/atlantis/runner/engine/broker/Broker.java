package io.atlantis.runner.engine.broker;

import io.atlantis.kernel.market.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes market orders of one account over several symbols and fills them when told a price. Orders of a symbol fill in
 * the order of their submission. For one thread.
 *
 * <p>Two kinds of order: one over a <em>quantity</em>, which fills whole or is rejected; and one to reach a
 * <em>target</em> position, whose quantity is taken anew from the position it finds, and which is cut to the most that
 * the margin rule (see {@link Account}) allows.
 */
public final class Broker {
    private final List<String> symbols;
    private final Costs costs;
    private final Account account;
    private final List<Order> orders = new ArrayList<>();
    private final PendingQueue[] pending;

    /**
     * @param cashE8 what the account begins with
     * @param symbols tickers; orders name them by their index
     */
    public Broker(long cashE8, List<String> symbols, Costs costs) {
        this.symbols = List.copyOf(symbols);
        this.costs = costs;
        this.account = new Account(cashE8, symbols);
        this.pending = new PendingQueue[symbols.size()];
        Arrays.setAll(pending, i -> new PendingQueue());
    }

    /** Submits an order over {@code signedQuantity} shares; positive buys. */
    public void submitQuantity(int symbol, long signedQuantity, long timeNs, String tag) {
        PendingQueue queue = pending[symbol];
        long projected =
                Math.addExact(queue.projectedQuantity(account.position(symbol).quantity()), signedQuantity);
        queue.add(submit(symbol, Side.of(signedQuantity), Math.abs(signedQuantity), timeNs, tag), projected, false);
    }

    /**
     * Submits an order to reach {@code targetQuantity} shares; none if position and pending orders lead there already.
     */
    public void submitTarget(int symbol, long targetQuantity, long timeNs, String tag) {
        PendingQueue queue = pending[symbol];
        long missing = Math.subtractExact(
                targetQuantity, queue.projectedQuantity(account.position(symbol).quantity()));
        if (missing != 0) {
            queue.add(submit(symbol, Side.of(missing), Math.abs(missing), timeNs, tag), targetQuantity, true);
        }
    }

    /** Records an order over less than one share, which is refused at once. */
    public void rejectEmpty(int symbol, Side side, long timeNs, String tag) {
        Order order = submit(symbol, side, 0, timeNs, tag);
        settle(order, new Order.Rejected("less than one share: use a quantity from 1"));
    }

    /** Whether orders of a symbol wait for a price. */
    public boolean hasPending(int symbol) {
        return !pending[symbol].isEmpty();
    }

    /** Fills or rejects all pending orders of a symbol at a price. */
    public void fillPending(int symbol, long priceE8, long timeNs, int bar) {
        fillPending(symbol, priceE8, timeNs, bar, FillListener.NONE);
    }

    /** As the other one; the listener hears of each fill, and what it submits is pending afterwards. */
    public void fillPending(int symbol, long priceE8, long timeNs, int bar, FillListener listener) {
        PendingQueue queue = pending[symbol];
        account.mark(symbol, priceE8);
        int size = queue.size();
        for (int i = 0; i < size; i++) {
            Order order = queue.order(i);
            Order.Outcome outcome = fill(symbol, order, queue.isTarget(i), queue.target(i), priceE8, timeNs, bar);
            Order settled = settle(order, outcome);
            if (outcome instanceof Order.Filled filled) {
                listener.filled(symbol, settled, filled);
            }
        }
        queue.removeFirst(size);
    }

    /** Values the symbol's position at its newest price. */
    public void mark(int symbol, long priceE8) {
        account.mark(symbol, priceE8);
    }

    /** Shares held of a symbol, negative when short. */
    public long positionQuantity(int symbol) {
        return account.position(symbol).quantity();
    }

    /** Average entry price of a symbol's position; NaN without one. */
    public double positionAveragePrice(int symbol) {
        return account.position(symbol).averagePrice();
    }

    /** The price that values the symbol's position; 0 before its first. */
    public long markE8(int symbol) {
        return account.markE8(symbol);
    }

    /** Cash of the account. */
    public long cashE8() {
        return account.cashE8();
    }

    /** Cash plus all positions at their marks. */
    public long equityE8() {
        return account.equityE8();
    }

    /** Whether any position is open. */
    public boolean isInvested() {
        return account.isInvested();
    }

    /** All orders so far, by id. */
    public List<Order> orders() {
        return List.copyOf(orders);
    }

    /**
     * All round trips: the closed ones as they closed, then those still open, by symbol, valued at their marks.
     *
     * @param lastBars index of each symbol's last bar
     */
    public List<Trade> trades(int[] lastBars) {
        List<Trade> trades = new ArrayList<>(account.trades());
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            if (account.position(symbol).quantity() != 0) {
                trades.add(account.position(symbol).openTrade(account.markE8(symbol), lastBars[symbol]));
            }
        }
        return List.copyOf(trades);
    }

    private Order.Outcome fill(
            int symbol, Order order, boolean isTarget, long target, long priceE8, long timeNs, int bar) {
        long wanted = isTarget
                ? Math.subtractExact(target, account.position(symbol).quantity())
                : order.side().signed(order.quantity());
        if (wanted == 0) {
            return new Order.Rejected("the position is at its target already");
        }
        long fillPriceE8 = costs.fillPriceE8(priceE8, wanted > 0);
        long quantity = isTarget ? mostAdmitted(symbol, wanted, fillPriceE8) : wanted;
        if (quantity == 0 || !admits(symbol, quantity, fillPriceE8)) {
            return new Order.Rejected(marginReason(symbol, wanted, fillPriceE8));
        }
        Order.Filled fill =
                new Order.Filled(quantity, timeNs, fillPriceE8, costs.commissionE8(Math.abs(quantity), fillPriceE8));
        account.apply(symbol, fill, bar);
        return fill;
    }

    /**
     * The greatest part of {@code wanted} that the margin rule lets through: a search by halves, as more is never
     * easier to carry.
     */
    private long mostAdmitted(int symbol, long wanted, long priceE8) {
        if (admits(symbol, wanted, priceE8)) {
            return wanted;
        }
        long sign = Long.signum(wanted);
        long admitted = 0;
        long refused = Math.abs(wanted);
        while (refused - admitted > 1) {
            long middle = admitted + (refused - admitted) / 2;
            if (admits(symbol, sign * middle, priceE8)) {
                admitted = middle;
            } else {
                refused = middle;
            }
        }
        return sign * admitted;
    }

    private boolean admits(int symbol, long signedQuantity, long priceE8) {
        return account.admits(symbol, signedQuantity, priceE8, costs.commissionE8(Math.abs(signedQuantity), priceE8));
    }

    private String marginReason(int symbol, long wanted, long priceE8) {
        return Side.of(wanted) + " " + Math.abs(wanted) + " " + symbols.get(symbol) + " at "
                + FixedPoint.formatPrice(priceE8)
                + " is more than the account can carry: cash " + FixedPoint.formatPrice(account.cashE8()) + ", equity "
                + FixedPoint.formatPrice(account.equityE8()) + "; use a smaller quantity";
    }

    private Order submit(int symbol, Side side, long quantity, long timeNs, String tag) {
        Order order =
                new Order(orders.size() + 1, symbols.get(symbol), side, quantity, timeNs, tag, Order.Pending.INSTANCE);
        orders.add(order);
        return order;
    }

    private Order settle(Order order, Order.Outcome outcome) {
        Order settled = order.with(outcome);
        orders.set(Math.toIntExact(order.id() - 1), settled);
        return settled;
    }
}
