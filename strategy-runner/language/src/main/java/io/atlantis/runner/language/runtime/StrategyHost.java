package io.atlantis.runner.language.runtime;

/**
 * The account a strategy trades through: implemented by the engine, called by compiled code on the thread that runs
 * {@link StrategyInstance#onBar}. Implementations may throw {@link StrategyFault} to refuse an argument.
 */
public interface StrategyHost {
    /**
     * Submits a market order to buy.
     *
     * @param quantity units of the instrument
     * @param tag the strategy's own mark for the order, empty if it gave none
     */
    @Steps(1_000)
    void buy(double quantity, String tag);

    /** Submits a market order to sell; arguments as for {@link #buy}. */
    @Steps(1_000)
    void sell(double quantity, String tag);

    /**
     * Submits the market order that brings the position to a share of the account's equity.
     *
     * @param fraction of the equity, 0.95 = 95 %; negative for a short position
     */
    @Steps(1_000)
    void targetPct(double fraction, String tag);

    /** Submits the market order that closes the position, if there is one. */
    @Steps(1_000)
    void closePosition(String tag);

    /** Signed units held; negative when short. */
    double positionQty();

    /** Average entry price in the instrument's currency; NaN without a position. */
    double positionAvgPrice();

    /** Cash plus the position at the current bar's close. */
    double accountEquity();

    /** Cash. */
    double accountCash();

    /** Ticker of the symbol the strategy trades; asked once, when the strategy starts. */
    default String symbolName() {
        return "";
    }

    /** What one unit at a price of 1 is worth in the account's currency; asked once, when the strategy starts. */
    default double symbolMultiplier() {
        return 1.0;
    }

    /**
     * Takes down a line of the strategy's log, within the quota of {@link MessageLimits}.
     *
     * @param text as the strategy wrote it
     */
    @Steps(100)
    void log(String text);

    /** Raises an alert; argument as for {@link #log}. */
    @Steps(100)
    void alert(String text);
}
