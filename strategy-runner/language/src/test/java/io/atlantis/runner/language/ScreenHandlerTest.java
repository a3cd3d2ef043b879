package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code screen} may return, and what the engine gets. */
class ScreenHandlerTest {
    private static double score(String source) {
        StrategyProgram program = Strategies.compiled(source);
        assertThat(program.screens()).isTrue();
        BarColumns bars = Bars.ofCloses(10, 11, 12);
        StrategyInstance instance = Strategies.instance(program, bars, new RecordingHost());
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
        }
        return instance.screen(2);
    }

    @ParameterizedTest
    @CsvSource({
        "close / close[2], 1.2",
        "bar_index, 2.0",
        "close > 11.5, 1.0",
        "close > 12.5, NaN",
        "na, NaN",
        "'close if close > 11.0 else na', 12.0"
    })
    void shouldGiveANumberAsItIsAndSelectByABool(String expression, Double expected) {
        assertThat(score("def screen():\n    return " + expression + "\n")).isEqualTo(expected);
    }

    @Test
    void shouldGiveNoScoreWithoutAHandler() {
        StrategyProgram program = Strategies.compiled("f = close\n");
        StrategyInstance instance = Strategies.instance(program, Bars.ofCloses(1), new RecordingHost());
        instance.updateSeries(0);

        assertThat(program.screens()).isFalse();
        assertThat(instance.screen(0)).isNaN();
    }
}
