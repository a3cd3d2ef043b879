package io.atlantis.runner.engine.broker;

/**
 * A market order and what became of it.
 *
 * @param id from 1 in the order of submission
 * @param symbol what to trade
 * @param side which way it went, or was to go
 * @param quantity shares asked for, not negative
 * @param submittedTimeNs start of the bar whose handler submitted it, epoch nanoseconds
 * @param tag the strategy's own mark, empty if it gave none
 * @param outcome what became of it
 */
public record Order(
        long id, String symbol, Side side, long quantity, long submittedTimeNs, String tag, Outcome outcome) {

    /** What became of an order. */
    public sealed interface Outcome {}

    /**
     * It traded.
     *
     * @param quantity shares, negative if sold; less than asked for if the account could not carry all
     * @param timeNs start of the bar it filled in, epoch nanoseconds
     * @param priceE8 price per share, slippage included
     * @param commissionE8 commission paid
     */
    public record Filled(long quantity, long timeNs, long priceE8, long commissionE8) implements Outcome {}

    /** It was refused; the reason is for people. */
    public record Rejected(String reason) implements Outcome {}

    /** It waits for its symbol's next bar; at the end of a run: there was none. */
    public record Pending() implements Outcome {
        static final Pending INSTANCE = new Pending();
    }

    Order with(Outcome settled) {
        Side finalSide = settled instanceof Filled filled ? Side.of(filled.quantity()) : side;
        return new Order(id, symbol, finalSide, quantity, submittedTimeNs, tag, settled);
    }
}
