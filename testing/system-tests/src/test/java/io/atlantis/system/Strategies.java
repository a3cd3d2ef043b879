package io.atlantis.system;

/** Strategy sources that tests write. */
final class Strategies {

    static final String SMA_CROSS = """
            fast = param(10, min=2, max=200)
            slow = param(30, min=5, max=400)
            f = ta.sma(close, fast)
            s = ta.sma(close, slow)

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.95)
                elif ta.crossunder(f, s):
                    close_position()
            """;

    static final String ENDLESS = """
            def on_bar():
                n = 0
                while True:
                    n = n + 1
            """;

    private Strategies() {}
}
