package io.atlantis.benchmarks.language;

import io.atlantis.runner.indicator.Crossover;
import io.atlantis.runner.indicator.Crossunder;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.language.runtime.BarColumns;

/**
 * The cross of the averages over 10 and 30 bars, written in three ways: each as a strategy, as a class in Java, and as one loop
 * in Java. All read the same columns, do the same arithmetic in the same order, so that all end with the same bits, and send
 * the same orders to the same kind of account. The loop is the limit of what a JVM can do: no engine could run it, as its state
 * lies in local variables and kernels that no other method sees, which the JVM keeps in registers.
 */
enum CrossIdiom {
    INDICATORS("""
            f = ta.sma(close, 10)
            s = ta.sma(close, 30)

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.95)
                elif ta.crossunder(f, s):
                    close_position()
            """) {
        @Override
        JavaCross twin(BarColumns bars, CrossAccount account) {
            return new JavaCross.Indicators(bars, account);
        }

        @Override
        void limit(BarColumns bars, CrossAccount account) {
            Sma fast = new Sma(10);
            Sma slow = new Sma(30);
            Crossover over = new Crossover();
            Crossunder under = new Crossunder();
            for (int bar = 0; bar < bars.capacity(); bar++) {
                account.open(bar);
                account.seen(bar);
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
    },

    RINGS("""
            fast = [0.0] * 10
            slow = [0.0] * 30
            st = state(n=0, f=0.0, s=0.0, above=False)

            def on_bar():
                i = st.n % 10
                j = st.n % 30
                st.f += close - fast[i]
                st.s += close - slow[j]
                fast[i] = close
                slow[j] = close
                st.n += 1
                if st.n >= 30:
                    above = st.f / 10.0 > st.s / 30.0
                    if above and not st.above:
                        target_pct(0.95)
                    elif st.above and not above:
                        close_position()
                    st.above = above
            """) {
        @Override
        JavaCross twin(BarColumns bars, CrossAccount account) {
            return new JavaCross.Rings(bars, account);
        }

        @Override
        void limit(BarColumns bars, CrossAccount account) {
            double[] fast = new double[10];
            double[] slow = new double[30];
            double f = 0.0;
            double s = 0.0;
            boolean wasAbove = false;
            for (int bar = 0; bar < bars.capacity(); bar++) {
                account.open(bar);
                account.seen(bar);
                double close = bars.close().at(bar);
                int i = bar % 10;
                int j = bar % 30;
                f += close - fast[i];
                s += close - slow[j];
                fast[i] = close;
                slow[j] = close;
                if (bar + 1 >= 30) {
                    wasAbove = trade(f / 10.0 > s / 30.0, wasAbove, account);
                }
            }
        }
    },

    INNER_LOOP("""
            fast = [0.0] * 10
            slow = [0.0] * 30
            st = state(n=0, above=False)

            def on_bar():
                fast[st.n % 10] = close
                slow[st.n % 30] = close
                st.n += 1
                if st.n >= 30:
                    f = 0.0
                    for k in range(10):
                        f += fast[k]
                    s = 0.0
                    for k in range(30):
                        s += slow[k]
                    above = f / 10.0 > s / 30.0
                    if above and not st.above:
                        target_pct(0.95)
                    elif st.above and not above:
                        close_position()
                    st.above = above
            """) {
        @Override
        JavaCross twin(BarColumns bars, CrossAccount account) {
            return new JavaCross.InnerLoop(bars, account);
        }

        @Override
        void limit(BarColumns bars, CrossAccount account) {
            double[] fast = new double[10];
            double[] slow = new double[30];
            boolean wasAbove = false;
            for (int bar = 0; bar < bars.capacity(); bar++) {
                account.open(bar);
                account.seen(bar);
                fast[bar % 10] = bars.close().at(bar);
                slow[bar % 30] = bars.close().at(bar);
                if (bar + 1 >= 30) {
                    double f = 0.0;
                    for (int k = 0; k < 10; k++) {
                        f += fast[k];
                    }
                    double s = 0.0;
                    for (int k = 0; k < 30; k++) {
                        s += slow[k];
                    }
                    wasAbove = trade(f / 10.0 > s / 30.0, wasAbove, account);
                }
            }
        }
    };

    private static final double FRACTION = 0.95;

    private final String source;

    CrossIdiom(String source) {
        this.source = source;
    }

    /** The strategy. */
    String source() {
        return source;
    }

    /** The same as a class in Java. */
    abstract JavaCross twin(BarColumns bars, CrossAccount account);

    /** The same as one loop in Java, from the first bar to the last. */
    abstract void limit(BarColumns bars, CrossAccount account);

    private static boolean trade(boolean above, boolean wasAbove, CrossAccount account) {
        if (above && !wasAbove) {
            account.targetPct(FRACTION, "");
        } else if (wasAbove && !above) {
            account.closePosition("");
        }
        return above;
    }
}
