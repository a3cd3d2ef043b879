package io.atlantis.benchmarks.language;

import io.atlantis.runner.language.StrategyProgram;

/** Any number of strategies of five kinds, no two of one source. */
final class StrategyKinds {
    private static final String CROSS = """
            f = ta.sma(close, %1$d)
            s = ta.ema(close, %1$d * 2)

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.%2$d)
                elif ta.crossunder(f, s):
                    close_position()
            """;

    private static final String REVERSION = """
            r = ta.rsi(close, %1$d)
            trend = ta.sma(close, %1$d * 4)
            st = state(held=0)

            def size(risk):
                return risk * %2$d.5

            def on_bar():
                if position.qty == 0:
                    st.held = 0
                    if r < 30 and close > trend:
                        buy(size(2.0), tag="dip")
                else:
                    st.held += 1
                    if r > 55 or st.held >= %1$d:
                        close_position(tag="reverted")
            """;

    private static final String BREAKOUT = """
            top = ta.highest(close, %1$d)
            floor_line = ta.lowest(close, %1$d)

            def on_bar():
                if close >= top[1] and position.qty == 0:
                    buy(%2$d)
                elif close <= floor_line[1]:
                    close_position()
            """;

    private static final String BANDS = """
            mid = ta.sma(close, %1$d)
            width = ta.stdev(close, %1$d)
            z = (close - mid) / width

            def on_bar():
                if z < -2.0:
                    target_pct(0.%2$d)
                elif z > 0.0:
                    close_position()
            """;

    private static final String WINDOW = """
            st = state(xs=[0.0])

            def mean(xs):
                total = 0.0
                for x in xs:
                    total += x
                return total / len(xs)

            def on_bar():
                st.xs.append(close)
                if len(st.xs) > %1$d:
                    st.xs.pop(0)
                if close > mean(st.xs) and position.qty == 0:
                    buy(%2$d)
                elif close < mean(st.xs):
                    close_position()
            """;

    private static final String[] TEXTS = {CROSS, REVERSION, BREAKOUT, BANDS, WINDOW};

    /** Sources that differ by more than their numbers. */
    static final int KINDS = TEXTS.length;

    private static final int SHORTEST = 5;
    private static final int LENGTHS = 20;

    private StrategyKinds() {}

    /** The strategy of that number, from 0: the next one is of another kind. */
    static StrategyProgram numbered(int number) {
        int turn = number / KINDS;
        return Programs.compiled(TEXTS[number % KINDS].formatted(SHORTEST + turn % LENGTHS, 10 + turn / LENGTHS));
    }
}
