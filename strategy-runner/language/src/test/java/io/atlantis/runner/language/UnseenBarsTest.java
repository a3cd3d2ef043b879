package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars that no event and no chart looks at are passed over, and leave no other trace than if somebody had looked. */
class UnseenBarsTest {
    private static final int BARS = 300;
    private static final List<Integer> STOPS = List.of(1, 2, 60, 61, 200, BARS);

    private static StrategyInstance withoutCharts(StrategyProgram program, BarColumns bars) {
        return program.instantiateWithoutCharts(
                bars, new RecordingHost(), program.defaults(), new Budget(BudgetLimits.DEFAULT), SecurityFeeds.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r = ta.rsi(close, 14)\ns = ta.sma(close, 50)\n\ndef screen():\n    return r + s",
                "def screen():\n    return ta.ema(open, 9) + ta.rma(close, 9) + ta.sma(high, 7)",
                "r = ta.rsi(close, 14)\ns = ta.sma(r, 5)\n\ndef screen():\n    return r + s",
                "r = ta.rsi(close, 14)\n\ndef screen():\n    return r + r[3]",
                "r = ta.rsi(close, 14) > 50\ns = ta.sma(close, 5)\n\ndef screen():\n    return s if r else -s",
                "s = ta.sma(close[2], 5)\n\ndef screen():\n    return s",
                "s = ta.sma(close, 5) - ta.sma(close, 9)\n\ndef screen():\n    return s + ta.sma(close, 5)",
                "m = ta.macd(close)\n\ndef screen():\n    return m.line - m.signal + ta.ema(close, 12)",
                "c = ta.crossover(ta.sma(close, 3), ta.sma(close, 9))\n\ndef screen():\n    return 1 if c else 0",
                "def screen():\n    return close - open"
            })
    void shouldScoreAsIfEachBarHadBeenSeen(String source) {
        StrategyProgram program = Strategies.compiled(source + "\n");
        BarColumns bars = Bars.walk(BARS, 11);
        StrategyInstance seen = Strategies.instance(program, bars, new RecordingHost());
        StrategyInstance unseen = withoutCharts(program, bars);
        int from = 0;
        for (int stop : STOPS) {
            for (int bar = from; bar < stop; bar++) {
                seen.updateSeries(bar);
                seen.screen(bar);
            }
            unseen.updateSeries(from, stop);
            from = stop;

            assertThat(unseen.screen(stop - 1)).isEqualTo(Double.valueOf(seen.screen(stop - 1)));
        }
    }

    @Test
    void shouldScoreByMoreSeriesThanOneMethodSteps() {
        String named = IntStream.range(0, 150)
                .mapToObj(i -> "s" + i + " = ta.sma(close, " + (i + 1) + ")\n")
                .collect(Collectors.joining());
        StrategyProgram program = Strategies.compiled(named + "\ndef screen():\n    return s0 + s77 + s149\n");
        BarColumns bars = Bars.walk(BARS, 12);
        StrategyInstance seen = Strategies.instance(program, bars, new RecordingHost());
        seen.updateSeries(0, BARS);
        StrategyInstance unseen = withoutCharts(program, bars);
        unseen.updateSeries(0, BARS);

        assertThat(unseen.screen(BARS - 1)).isEqualTo(Double.valueOf(seen.screen(BARS - 1)));
    }

    /** What is read at an earlier bar is kept in a column of its own: there is no other way to it. */
    @Test
    void shouldDrawWhatAColumnOfItsOwnHolds() {
        String named = "a = ta.sma(close, 5)\nb = a > close\nc = ta.rsi(close, 3) + a\n";
        StrategyProgram drawn = Strategies.compiled(named);
        StrategyProgram kept = Strategies.compiled(named + "\ndef on_bar():\n    log(f\"{a[1]} {b[1]} {c[1]}\")\n");
        BarColumns bars = Bars.walk(BARS, 13);
        StrategyInstance first = Strategies.instance(drawn, bars, new RecordingHost());
        StrategyInstance second = Strategies.instance(kept, bars, new RecordingHost());
        first.updateSeries(0, BARS);
        second.updateSeries(0, BARS);

        for (int series = 0; series < 3; series++) {
            assertThat(bits(first.series(series)))
                    .isEqualTo(bits(second.series(series)))
                    .hasSize(BARS);
        }
    }

    @Test
    void shouldKeepNothingOfAChartThatNobodyDraws() {
        StrategyProgram program = Strategies.compiled("a = ta.sma(close, 5)\n");
        StrategyInstance instance = withoutCharts(program, Bars.walk(BARS, 14));
        instance.updateSeries(0, BARS);

        assertThat(instance.series(0).size()).isZero();
    }

    private static List<Long> bits(DoubleColumn column) {
        List<Long> bits = new ArrayList<>();
        for (double value : column.toArray()) {
            bits.add(Double.doubleToRawLongBits(value));
        }
        return bits;
    }
}
