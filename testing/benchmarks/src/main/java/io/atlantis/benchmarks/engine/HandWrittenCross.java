package io.atlantis.benchmarks.engine;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.indicator.Crossover;
import io.atlantis.runner.indicator.Crossunder;
import io.atlantis.runner.indicator.Sma;

/** The peer: the same kernels and the same decisions, with plain doubles for cash and nothing recorded. */
final class HandWrittenCross {
    private static final double FRACTION = 0.95;

    private HandWrittenCross() {}

    static double finalEquity(BarSeries bars) {
        Sma fast = new Sma(10);
        Sma slow = new Sma(30);
        Crossover over = new Crossover();
        Crossunder under = new Crossunder();
        double cash = 100_000.0;
        double held = 0.0;
        double target = 0.0;
        for (int bar = 0; bar < bars.size(); bar++) {
            cash -= (target - held) * bars.open().at(bar);
            held = target;
            double close = bars.close().at(bar);
            double f = fast.update(close);
            double s = slow.update(close);
            boolean rises = over.update(f, s);
            boolean falls = under.update(f, s);
            if (rises) {
                target = Math.floor(FRACTION * (cash + held * close) / close);
            } else if (falls) {
                target = 0.0;
            }
        }
        return cash + held * bars.close().at(bars.size() - 1);
    }
}
