package io.atlantis.runner.engine.broker;

/**
 * A round trip at average cost: a quantity of a position from its opening to the fill that closed it, or to the last
 * close if none has.
 *
 * @param symbol what was traded
 * @param direction whether the position was long or short
 * @param quantity shares, positive
 * @param entryTimeNs start of the bar in which the position was opened, epoch nanoseconds
 * @param entryPriceE8 average price paid per share, without commission
 * @param exitTimeNs start of the bar in which it was closed; {@link #STILL_OPEN} if it was not
 * @param exitPriceE8 price got per share, without commission; the last close if still open
 * @param pnlE8 profit, all commissions deducted
 * @param commissionE8 commission of entry and exit
 * @param bars bars of the symbol from entry to exit
 */
public record Trade(
        String symbol,
        Direction direction,
        long quantity,
        long entryTimeNs,
        long entryPriceE8,
        long exitTimeNs,
        long exitPriceE8,
        long pnlE8,
        long commissionE8,
        int bars) {

    /** The exit time of a trade that the end of the data found open. */
    public static final long STILL_OPEN = Long.MIN_VALUE;

    /** Whether a rise or a fall pays. */
    public enum Direction {
        LONG,
        SHORT
    }

    /** Whether the end of the data found it open. */
    public boolean isOpen() {
        return exitTimeNs == STILL_OPEN;
    }
}
