package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways of writing the same thing that Python allows. */
class SyntaxTest {
    @Test
    void shouldJoinLinesInsideBracketsAndBehindBackslashes() {
        assertThat(calls("""
                        def on_bar():
                            buy(
                                1 +  # inside brackets lines go on

                                2,
                                tag="a"
                                "b",
                            )
                            x = 1 + \\
                                2
                            sell(x)
                        """)).containsExactly("buy 3.0 #ab", "sell 3.0");
    }

    @Test
    void shouldReadOneLineBlocksAndSemicolons() {
        assertThat(calls("def on_bar(): buy(1); sell(2);\n")).containsExactly("buy 1.0", "sell 2.0");
        assertThat(calls("def on_bar():\n    if close > 0: buy(1)\n    else: sell(1)\n"))
                .containsExactly("buy 1.0");
    }

    @Test
    void shouldReadLineEndsOfAllSystems() {
        String source = "# comment\n\ndef on_bar():\n    x = 1\n\n    # comment\n  # at any depth\n    buy(x)\n";

        assertThat(calls(source)).containsExactly("buy 1.0");
        assertThat(calls(source.replace("\n", "\r\n"))).containsExactly("buy 1.0");
        assertThat(calls(source.replace("\n", "\r"))).containsExactly("buy 1.0");
        assertThat(calls(source.stripTrailing())).containsExactly("buy 1.0");
    }

    @Test
    void shouldReadTexts() {
        assertThat(calls("""
                        '''what the strategy
                        is for'''

                        def on_bar():
                            "what the function is for"
                            buy(1, 'it\\'s')
                            buy(2, "a\\tb\\\\c")
                            buy(3, \"""x
                        y\""")
                        """)).containsExactly("buy 1.0 #it's", "buy 2.0 #a\tb\\c", "buy 3.0 #x\ny");
    }

    @Test
    void shouldBindOperatorsAsPython() {
        assertThat(calls("""
                        def on_bar():
                            buy(2 + 3 * 4 ** 2 / 2 - -1)
                            buy(-2 ** 2)
                            buy(2 ** -1)
                            if not 1 > 2 and 3 > 2 or False:
                                buy(1 if close > 1 else 2 if close > 0 else 3)
                        """)).containsExactly("buy 27.0", "buy -4.0", "buy 0.5", "buy 2.0");
    }

    @Test
    void shouldCallFunctionsBeforeAndBehindTheirDefinition() {
        assertThat(calls("""
                        def on_bar():
                            buy(twice(half(8)))

                        def twice(x):
                            return x * 2

                        def half(x: float):
                            return x / 2
                        """)).containsExactly("buy 8.0");
    }

    @Test
    void shouldShareListsAndKeepGlobals() {
        assertThat(Strategies.run("""
                        seen = []
                        count = 0
                        st = state(last=0.0, peak=na)

                        def remember(items, x):
                            items.append(x)

                        def on_bar():
                            global count
                            count += 1
                            remember(seen, close)
                            st.last = seen[-1]
                            st.peak = close if isna(st.peak) else max(st.peak, close)
                            total = 0.0
                            for x in seen:
                                total += x
                            if count == 3:
                                buy(total, tag="total")
                                buy(len(seen))
                                buy(st.last)
                                buy(st.peak)
                                buy(seen.pop() + seen[0])
                        """, Bars.ofCloses(3, 5, 4)))
                .containsExactly("buy 12.0 #total", "buy 3.0", "buy 4.0", "buy 5.0", "buy 7.0");
    }

    @Test
    void shouldSeeTheAccount() {
        assertThat(calls("""
                        def on_bar():
                            if isna(position.avg_price):
                                buy(account.equity / 1000)
                            target_pct(-0.5, "short")
                            sell(position.qty - account.cash / 1000, tag="x")
                            close_position("out")
                        """)).containsExactly("buy 100.0", "target -0.5 #short", "sell 50.0 #x", "close #out");
    }

    @Test
    void shouldStopLoopsWhereTheySayIt() {
        assertThat(calls("""
                        def first_above(items, limit):
                            for x in items:
                                if x <= limit:
                                    continue
                                return x
                            return na

                        def on_bar():
                            buy(first_above([1.0, 2.0, 3.0], 1.5))
                            n = 0
                            while True:
                                n += 1
                                if n == 5:
                                    break
                            buy(n)
                            for i in range(5, -5, -3):
                                sell(i)
                        """)).containsExactly("buy 2.0", "buy 5.0", "sell 5.0", "sell 2.0", "sell -1.0", "sell -4.0");
    }

    private static List<String> calls(String source) {
        return Strategies.run(source, Bars.ofCloses(1));
    }
}
