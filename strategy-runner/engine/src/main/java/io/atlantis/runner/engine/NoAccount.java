package io.atlantis.runner.engine;

import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyHost;

/**
 * The host where nothing is traded: series never reach for an account, and a {@code screen} that does is stopped.
 *
 * @param symbolName ticker of the symbol
 */
record NoAccount(String symbolName) implements StrategyHost {
    @Override
    public void buy(double quantity, String tag) {
        throw refused();
    }

    @Override
    public void sell(double quantity, String tag) {
        throw refused();
    }

    @Override
    public void targetPct(double fraction, String tag) {
        throw refused();
    }

    @Override
    public void closePosition(String tag) {
        throw refused();
    }

    @Override
    public double positionQty() {
        throw refused();
    }

    @Override
    public double positionAvgPrice() {
        throw refused();
    }

    @Override
    public double accountEquity() {
        throw refused();
    }

    @Override
    public double accountCash() {
        throw refused();
    }

    @Override
    public void log(String text) {
        throw refused();
    }

    @Override
    public void alert(String text) {
        throw refused();
    }

    private static StrategyFault refused() {
        return new StrategyFault(
                FaultCode.INVALID_ARGUMENT, "screen() has no account: orders, positions and messages are for on_bar");
    }
}
