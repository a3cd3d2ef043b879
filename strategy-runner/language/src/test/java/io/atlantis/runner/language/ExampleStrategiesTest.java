package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleStrategiesTest {
    @Test
    void shouldTradeTheSmaCross() {
        String source = """
                fast = param(2, min=2, max=200)
                slow = param(3, min=3, max=400)
                f = ta.sma(close, fast)
                s = ta.sma(close, slow)

                def on_bar():
                    if ta.crossover(f, s):
                        target_pct(0.95)
                    elif ta.crossunder(f, s):
                        close_position()
                """;
        // averages of 2 and 3 bars: below each other until bar 4 (11.5 over 11), above until bar 6 (11.5 under 12)
        List<String> calls = Strategies.run(source, Bars.ofCloses(12, 11, 10, 10, 13, 13, 10, 9));

        assertThat(calls).containsExactly("target 0.95", "close");
    }

    @Test
    void shouldRunMeanReversionWithStateAndHelper() {
        String source = """
                risk = param(0.01, min=0.001, max=0.05)
                r = ta.rsi(close, 14)
                trend = ta.sma(close, 200)
                atr = ta.atr(14)
                st = state(held=0)

                def size(stop_dist):
                    if stop_dist <= 0.0:
                        return 0
                    return int(account.equity * risk / (stop_dist * 1.0))

                def on_bar():
                    if position.qty == 0:
                        st.held = 0
                        if r < 40 and close > trend:
                            d = 2.0 * atr[0]
                            q = size(d)
                            if q > 0:
                                buy(q, tag="dip")
                    else:
                        st.held += 1
                        if r > 55 or st.held >= 10:
                            close_position(tag="reverted")
                """;
        List<String> calls = Strategies.run(source, Bars.walk(1_000, 7));

        assertThat(calls).isNotEmpty();
        assertThat(calls.getFirst()).startsWith("buy ").endsWith(" #dip");
        assertThat(calls.get(1)).isEqualTo("close #reverted");
    }
}
