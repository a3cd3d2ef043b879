package io.atlantis.runner.language.runtime;

/**
 * What {@code on_fill} is told.
 *
 * @param isBuy bought rather than sold
 * @param quantity units, above zero
 * @param price per unit, slippage included
 * @param commission paid for it
 * @param tag the strategy's own mark of the order, empty if it gave none
 * @param timeMs start of the bar it filled in, epoch milliseconds
 */
public record Fill(boolean isBuy, double quantity, double price, double commission, String tag, long timeMs) {
    /** As the compiled handler reads it; the order is that of the language's {@code fill}. */
    TupleValue asTuple(Budget budget) {
        return TupleValue.of(isBuy ? "buy" : "sell", quantity, price, commission, tag, timeMs, budget);
    }
}
