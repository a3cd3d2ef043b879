package io.atlantis.runner.engine;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.runner.engine.broker.Broker;
import io.atlantis.runner.engine.broker.Side;
import io.atlantis.runner.engine.result.Message;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyHost;

/** One symbol's strategy at the broker: turns what a strategy says in doubles into whole shares. */
final class StrategyDesk implements StrategyHost {
    private static final double MAX_QUANTITY = 1e12;
    private static final double MAX_FRACTION = 1e6;

    /** Tags are kept with every order and stand in the result. */
    private static final int MAX_TAG_CHARS = 200;

    private final Broker broker;
    private final int symbol;
    private final String symbolName;
    private final MessageLog messages;
    private long timeNs;

    StrategyDesk(Broker broker, int symbol, String symbolName, MessageLog messages) {
        this.broker = broker;
        this.symbol = symbol;
        this.symbolName = symbolName;
        this.messages = messages;
    }

    /** Tells at which bar the handler is about to run. */
    void at(long barTimeNs) {
        timeNs = barTimeNs;
    }

    @Override
    public void buy(double quantity, String tag) {
        submit("buy", Side.BUY, quantity, tag);
    }

    @Override
    public void sell(double quantity, String tag) {
        submit("sell", Side.SELL, quantity, tag);
    }

    @Override
    public void targetPct(double fraction, String tag) {
        if (!(Math.abs(fraction) <= MAX_FRACTION)) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT,
                    "target_pct fraction is " + fraction + ": give a share of the equity such as 0.95");
        }
        broker.submitTarget(symbol, targetQuantity(fraction), timeNs, checked(tag));
    }

    @Override
    public void closePosition(String tag) {
        broker.submitTarget(symbol, 0, timeNs, checked(tag));
    }

    @Override
    public double positionQty() {
        return broker.positionQuantity(symbol);
    }

    @Override
    public double positionAvgPrice() {
        return broker.positionAveragePrice(symbol);
    }

    @Override
    public double accountEquity() {
        return FixedPoint.priceToDouble(broker.equityE8());
    }

    @Override
    public double accountCash() {
        return FixedPoint.priceToDouble(broker.cashE8());
    }

    @Override
    public String symbolName() {
        return symbolName;
    }

    @Override
    public void log(String text) {
        messages.log(new Message(symbolName, timeNs, text));
    }

    @Override
    public void alert(String text) {
        messages.alert(new Message(symbolName, timeNs, text));
    }

    private static String checked(String tag) {
        if (tag.length() > MAX_TAG_CHARS) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT,
                    "tag has " + tag.length() + " characters: give " + MAX_TAG_CHARS + " at most");
        }
        return tag;
    }

    private void submit(String function, Side side, double quantity, String tag) {
        if (!(quantity >= 0.0 && quantity <= MAX_QUANTITY)) {
            throw new StrategyFault(
                    FaultCode.INVALID_ARGUMENT,
                    function + " quantity is " + quantity + ": give a number of shares from 0 to 1e12");
        }
        long shares = (long) quantity;
        checked(tag);
        if (shares == 0) {
            broker.rejectEmpty(symbol, side, timeNs, tag);
        } else {
            broker.submitQuantity(symbol, side == Side.BUY ? shares : -shares, timeNs, tag);
        }
    }

    /**
     * Whole shares worth {@code fraction} of the equity at the last close, in the numbers the strategy itself would see
     * and divide.
     */
    private long targetQuantity(double fraction) {
        double shares = fraction * accountEquity() / FixedPoint.priceToDouble(broker.markE8(symbol));
        if (!(Math.abs(shares) <= MAX_QUANTITY)) {
            throw new ArithmeticException("a target of " + shares + " shares");
        }
        return (long) shares;
    }
}
