package io.atlantis.benchmarks.language;

import io.atlantis.runner.indicator.Crossover;
import io.atlantis.runner.indicator.Crossunder;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BarDriver;

/**
 * The cross of the averages as a class that somebody writes by hand in Java for the same engine: state in fields, bar by bar,
 * orders to the account. The engine's loop runs it, by the same protocol of {@link BarDriver} as a compiled strategy; each class
 * has that loop for itself, so that the JVM inlines its code into it. It pays for no budget, fault, NaN or overflow check
 * beyond those of the kernels and of Java's arrays.
 */
abstract sealed class JavaCross {
    private static final double FRACTION = 0.95;

    final BarColumns bars;
    final CrossAccount account;

    private JavaCross(BarColumns bars, CrossAccount account) {
        this.bars = bars;
        this.account = account;
    }

    /** Runs bars: the loop of a compiled strategy, written in Java. */
    abstract void run(BarDriver driver, int from, int to);

    final boolean trade(boolean above, boolean wasAbove) {
        if (above && !wasAbove) {
            account.targetPct(FRACTION, "");
        } else if (wasAbove && !above) {
            account.closePosition("");
        }
        return above;
    }

    /** By the platform's kernels. */
    static final class Indicators extends JavaCross {
        private final Sma fast = new Sma(10);
        private final Sma slow = new Sma(30);
        private final Crossover over = new Crossover();
        private final Crossunder under = new Crossunder();

        Indicators(BarColumns bars, CrossAccount account) {
            super(bars, account);
        }

        @Override
        void run(BarDriver driver, int from, int to) {
            for (int bar = from; bar < to && driver.open(bar); bar++) {
                driver.seen(bar);
                onBar(bar);
                driver.decided(bar);
            }
        }

        private void onBar(int bar) {
            double close = bars.close().at(bar);
            double f = fast.update(close);
            double s = slow.update(close);
            boolean rises = over.update(f, s);
            boolean falls = under.update(f, s);
            if (rises) {
                account.targetPct(FRACTION, "");
            } else if (falls) {
                account.closePosition("");
            }
        }
    }

    /** By sums over rings. */
    static final class Rings extends JavaCross {
        private final double[] fast = new double[10];
        private final double[] slow = new double[30];
        private long n;
        private double f;
        private double s;
        private boolean wasAbove;

        Rings(BarColumns bars, CrossAccount account) {
            super(bars, account);
        }

        @Override
        void run(BarDriver driver, int from, int to) {
            for (int bar = from; bar < to && driver.open(bar); bar++) {
                driver.seen(bar);
                onBar(bar);
                driver.decided(bar);
            }
        }

        private void onBar(int bar) {
            double close = bars.close().at(bar);
            int i = (int) (n % 10);
            int j = (int) (n % 30);
            f += close - fast[i];
            s += close - slow[j];
            fast[i] = close;
            slow[j] = close;
            n++;
            if (n >= 30) {
                wasAbove = trade(f / 10.0 > s / 30.0, wasAbove);
            }
        }
    }

    /** By loops over rings. */
    static final class InnerLoop extends JavaCross {
        private final double[] fast = new double[10];
        private final double[] slow = new double[30];
        private long n;
        private boolean wasAbove;

        InnerLoop(BarColumns bars, CrossAccount account) {
            super(bars, account);
        }

        @Override
        void run(BarDriver driver, int from, int to) {
            for (int bar = from; bar < to && driver.open(bar); bar++) {
                driver.seen(bar);
                onBar(bar);
                driver.decided(bar);
            }
        }

        private void onBar(int bar) {
            fast[(int) (n % 10)] = bars.close().at(bar);
            slow[(int) (n % 30)] = bars.close().at(bar);
            n++;
            if (n >= 30) {
                double f = 0.0;
                for (int k = 0; k < 10; k++) {
                    f += fast[k];
                }
                double s = 0.0;
                for (int k = 0; k < 30; k++) {
                    s += slow[k];
                }
                wasAbove = trade(f / 10.0 > s / 30.0, wasAbove);
            }
        }
    }
}
