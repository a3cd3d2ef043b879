package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarLoopTest {
    private static final int BARS = 200;

    private static final String SOURCE = """
            fast = ta.sma(close, 3)
            slow = ta.ema(close, 9)
            st = state(n=0)

            def on_bar():
                st.n += 1
                log(f"{st.n} {fast} {slow}")
                if ta.crossover(fast, slow):
                    buy(1)
                elif ta.crossunder(fast, slow):
                    sell(1)
            """;

    private final RecordingHost host = new RecordingHost();
    private final List<String> around = new ArrayList<>();

    private StrategyInstance instance(String source, RecordingHost of, BarColumns bars) {
        StrategyProgram program = Strategies.compiled(source);
        return program.instantiateWithoutCharts(
                bars, of, program.defaults(), new Budget(BudgetLimits.DEFAULT), SecurityFeeds.NONE);
    }

    /** Takes down what it is told, and lets the run go on to before a bar. */
    private BarDriver until(int end) {
        return new BarDriver() {
            @Override
            public boolean open(int bar) {
                around.add("open " + bar);
                return bar < end;
            }

            @Override
            public void seen(int bar) {
                around.add("seen " + bar);
            }

            @Override
            public void decided(int bar) {
                around.add("decided " + bar + " after " + host.calls.size());
            }
        };
    }

    @Test
    void shouldDoWhatTheCallsOneByOneDo() {
        BarColumns bars = Bars.walk(BARS, 7);
        RecordingHost oneByOne = new RecordingHost();
        StrategyInstance stepped = instance(SOURCE, oneByOne, bars);
        for (int bar = 0; bar < BARS; bar++) {
            stepped.updateSeries(bar);
            stepped.onBar(bar);
        }

        int end = instance(SOURCE, host, bars).run(until(BARS), 0, BARS);

        assertThat(end).isEqualTo(BARS);
        assertThat(host.calls).isEqualTo(oneByOne.calls).hasSizeGreaterThan(BARS);
    }

    @Test
    void shouldAdvanceSeriesThatEventsAloneReadAndThatHaveNoWindow() {
        String source = "def on_bar():\n    if ta.crossover(close, open):\n        buy(1)\n";
        BarColumns bars = Bars.walk(BARS, 7);
        List<String> oneByOne = Strategies.run(source, bars);

        instance(source, host, bars).run(until(BARS), 0, BARS);

        assertThat(host.calls).isEqualTo(oneByOne).isNotEmpty();
    }

    @Test
    void shouldRunAnOnBarThatAnotherHandlerAndAFunctionCall() {
        String source =
                "def on_bar():\n    buy(1)\n\ndef twice():\n    on_bar()\n\n@every(\"day\")\ndef daily():\n    twice()\n";

        instance(source, host, Bars.walk(2, 7)).run(until(2), 0, 2);

        assertThat(host.calls)
                .isEqualTo(Strategies.run(source, Bars.walk(2, 7)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void shouldCallTheDriverAroundTheStrategy() {
        instance("def on_bar():\n    log(\"here\")\n", host, Bars.walk(2, 7)).run(until(2), 0, 2);

        assertThat(around)
                .containsExactly("open 0", "seen 0", "decided 0 after 1", "open 1", "seen 1", "decided 1 after 2");
    }

    @Test
    void shouldEndBeforeTheBarAtWhichTheDriverStops() {
        StrategyInstance instance = instance(SOURCE, host, Bars.walk(BARS, 7));

        assertThat(instance.run(until(50), 0, BARS)).isEqualTo(50);
        assertThat(around).endsWith("decided 49 after " + host.calls.size(), "open 50");
        assertThat(instance.run(until(BARS), 50, BARS)).isEqualTo(BARS);
    }

    @Test
    void shouldThrowAFaultWithItsLine() {
        StrategyInstance instance = instance("def on_bar():\n    x = 1 / (2 - bar_index)\n", host, Bars.walk(BARS, 7));

        assertThatThrownBy(() -> instance.run(until(BARS), 0, BARS))
                .isInstanceOfSatisfying(
                        StrategyFault.class, fault -> assertThat(fault.line()).isEqualTo(2));
        assertThat(around).endsWith("seen 2");
    }

    @Test
    void shouldRunAnInstanceOfAnotherStrategyByItsOwnLoop() {
        BarColumns bars = Bars.walk(BARS, 7);
        RecordingHost other = new RecordingHost();

        instance(SOURCE, host, bars).run(until(BARS), 0, BARS);
        instance("def on_bar():\n    log(\"other\")\n", other, bars).run(until(BARS), 0, BARS);

        assertThat(other.calls).hasSize(BARS).containsOnly("log other");
    }
}
