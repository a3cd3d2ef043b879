package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that live from bar to bar. */
class StateTest {
    @Test
    void shouldKeepValuesOfEveryTypeFromBarToBar() {
        List<String> calls = Strategies.run("""
                st = state(count=0, last=na, up=False, name="", seen=[0.0], by={"a": 1}, pair=(1, 2.0))
                total = 0.0

                def note(x):
                    global total
                    total += x
                    st.seen.append(x)
                    st.seen[0] += x

                def on_bar():
                    st.count += 1
                    st.count *= 2
                    st.up = close > st.last
                    st.last = close
                    st.name = "up" if st.up else "down"
                    st.by["a"] += 1
                    st.by["b"] = st.count
                    st.pair = (st.pair[0] + 1, st.pair[1] / 2)
                    note(close)
                    buy(st.count, tag=st.name)
                    buy(total + st.seen[0] + len(st.seen))
                    buy(st.by["a"] + st.by["b"] + st.pair[0] + st.pair[1])
                """, Bars.ofCloses(10, 20));

        assertThat(calls)
                .containsExactly("buy 2.0 #down", "buy 22.0", "buy 7.0", "buy 6.0 #up", "buy 63.0", "buy 12.5");
    }

    @Test
    void shouldShareStateBetweenHandlersButNotBetweenInstances() {
        StrategyProgram program = Strategies.compiled("""
                st = state(held=0, seen=[0])

                @every("day")
                def daily():
                    st.held += 1
                    st.seen.append(st.held)

                def on_bar():
                    buy(st.held + len(st.seen))
                """);
        BarColumns bars = Bars.ofCloses(1, 2);
        for (int i = 0; i < 2; i++) {
            RecordingHost host = new RecordingHost();
            StrategyInstance instance = Strategies.instance(program, bars, host);
            for (int bar = 0; bar < 2; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
            assertThat(host.calls).containsExactly("buy 3.0", "buy 5.0");
        }
    }
}
