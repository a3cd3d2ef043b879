package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that the compiler keeps as arrays behave as those that it keeps as lists. */
class FixedListTest {
    /** Never runs, but makes the compiler keep the list as one that may grow. */
    private static final String GROWS = "    if bar_index < 0:\n        x.append(x[0])\n";

    private static final int BARS = 7;

    /** What a strategy asks of its host, and its fault if it ends in one. */
    private static List<String> outcome(String source) {
        RecordingHost host = new RecordingHost();
        List<String> outcome = new ArrayList<>();
        try {
            var instance = Strategies.instance(Strategies.compiled(source), Bars.walk(BARS, 3), host);
            for (int bar = 0; bar < BARS; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
        } catch (StrategyFault fault) {
            outcome.add(fault.code() + " at " + fault.line() + ": " + fault.getMessage());
        }
        outcome.addAll(0, host.calls);
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = [0.0] * 3|buy(x[bar_index % 3]); x[bar_index % 3] = close; sell(x[-1])",
                "x = [1, 2, 3]|x[bar_index % 3] = x[-2] * 2; buy(x[0]); buy(x[1]); buy(x[2]); buy(len(x))",
                "x = [True, False]|x[bar_index % 2] = not x[-1]; log(f\"{x[0]} {x[1]}\")",
                "x = [0.0] * 3|x[bar_index] = 1.5; buy(x[bar_index])",
                "x = [0.0] * 3|x[-bar_index] = 1.5; buy(x[-bar_index])",
                "x = [5] * 2|buy(x[9223372036854775807])",
                "x = [5] * 2|buy(x[4294967296])",
                "x = [5] * 2|buy(x[-4294967296 + 1])",
                "x = [0.0] * 0|buy(len(x)); buy(x[0])",
            })
    void shouldBehaveAsAListThatMayGrow(String program) {
        String[] parts = program.split("\\|", 2);
        String body = parts[1].replace("; ", "\n    ");
        String source = parts[0] + "\n\ndef on_bar():\n    " + body + "\n";

        List<String> fixed = outcome(source);

        assertThat(fixed).isNotEmpty().isEqualTo(outcome(source + GROWS));
    }

    @Test
    void shouldKeepWhatTheSourceWroteLast() {
        assertThat(outcome("""
                x = [10, 20, 30]

                def on_bar():
                    x[1] = x[1] + 1
                    buy(x[0] + x[1] + x[-1])
                """)).first().isEqualTo("buy 61.0");
    }

    @Test
    void shouldNameTheLineOfAnIndexOutOfRange() {
        String source = "x = [0.0] * 3\n\ndef on_bar():\n    buy(1)\n    x[3] = close\n";

        assertThatThrownBy(() -> Strategies.run(source, Bars.walk(BARS, 3)))
                .isInstanceOfSatisfying(StrategyFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.INDEX_OUT_OF_RANGE);
                    assertThat(fault.line()).isEqualTo(5);
                    assertThat(fault).hasMessageContaining("index 3 of a list with 3 elements");
                });
    }

    @Test
    void shouldPayForTheArray() {
        StrategyProgram program = Strategies.compiled("x = [0.0] * 5000\n\ndef on_bar():\n    x[0] = close\n");
        Budget budget = new Budget(new BudgetLimits(100_000, 1_000_000, 1 << 20));
        program.instantiate(Bars.walk(BARS, 3), new RecordingHost(), program.defaults(), budget);

        assertThat(1_000_000 - budget.runRemaining()).isBetween(10_000L, 11_000L);
    }

    @Test
    void shouldShareAListThatHasTwoNames() {
        assertThat(outcome("""
                x = [1, 2]
                y = x

                def on_bar():
                    y[0] = 7
                    buy(x[0])
                """)).first().isEqualTo("buy 7.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range(4)|0 1 2 3",
                "range(2, 5)|2 3 4",
                "range(-2, 2)|-2 -1 0 1",
                "range(0)|",
                "range(3, 1)|",
                "range(1, 1)|",
                "range(-100001, -99999)|-100001 -100000",
                "range(0, 5, 2)|0 2 4",
            })
    void shouldCountRangesWhoseBoundsAreKnown(String range) {
        String[] parts = range.split("\\|", -1);
        List<String> seen = Strategies.run(
                "def on_bar():\n    for i in " + parts[0] + ":\n        log(f\"{i}\")\n", Bars.walk(1, 3));

        List<String> expected = parts[1].isEmpty()
                ? List.of()
                : List.of(parts[1].split(" ", -1)).stream().map(i -> "log " + i).toList();
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void shouldGoOnCountingWhenTheBodyAssignsToItsVariable() {
        assertThat(Strategies.run("""
                def on_bar():
                    for i in range(3):
                        i = i * 10
                        if i == 10:
                            continue
                        for j in range(2):
                            log(f"{i} {j}")
                """, Bars.walk(1, 3))).containsExactly("log 0 0", "log 0 1", "log 20 0", "log 20 1");
    }
}
