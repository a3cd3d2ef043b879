package io.atlantis.benchmarks.language;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.StrategyHost;

/**
 * Cash and units held, valued at each close; what is asked for there is filled at the next bar's open, without costs. As in an
 * engine, an order is taken down where it is given and worked out where it fills: so the code around a strategy's order is the
 * same whether the JVM finds that order frequent or not.
 */
final class CrossAccount implements StrategyHost, BarDriver {
    private final BarColumns bars;
    private double cash = 100_000.0;
    private double held;
    private double mark;
    private double target;
    private double fraction;
    private boolean isWeighed;

    CrossAccount(BarColumns bars) {
        this.bars = bars;
    }

    /**
     * Begins a bar: fills what the one before asked for. Weighs an order without a call, which would be too rare for the JVM to
     * inline: across a call it keeps nothing in registers, and neither the strategy nor its twin would be measured.
     */
    @Override
    public boolean open(int bar) {
        if (isWeighed) {
            isWeighed = false;
            target = Math.floor(fraction * (cash + held * mark) / mark);
        }
        cash -= (target - held) * bars.open().at(bar);
        held = target;
        return true;
    }

    @Override
    public void seen(int bar) {
        mark = bars.close().at(bar);
    }

    @Override
    public void decided(int bar) {
        // orders wait for the next open
    }

    @Override
    public void buy(double quantity, String tag) {
        target = held + quantity;
    }

    @Override
    public void sell(double quantity, String tag) {
        target = held - quantity;
    }

    @Override
    public void targetPct(double fraction, String tag) {
        this.fraction = fraction;
        isWeighed = true;
    }

    @Override
    public void closePosition(String tag) {
        isWeighed = false;
        target = 0.0;
    }

    @Override
    public double positionQty() {
        return held;
    }

    @Override
    public double positionAvgPrice() {
        return Double.NaN;
    }

    @Override
    public double accountEquity() {
        return cash + held * mark;
    }

    @Override
    public double accountCash() {
        return cash;
    }

    @Override
    public void log(String text) {
        throw new IllegalStateException("none of the strategies logs");
    }

    @Override
    public void alert(String text) {
        throw new IllegalStateException("none of the strategies alerts");
    }
}
