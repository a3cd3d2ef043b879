package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyInstance;
import org.junit.jupiter.api.Test;

/** How the lines of an indicator are read. */
class IndicatorLinesTest {
    /** Means of 1, 3, 9 over 2 are 2 and 6, deviations 1 and 3. */
    private static final double[] CLOSES = {1, 3, 9};

    @Test
    void shouldExposeEachLineUnderItsName() {
        StrategyProgram program = Strategies.compiled("bb = ta.bbands(close, 2)\n");
        StrategyInstance instance = run(program);

        assertThat(program.seriesNames()).containsExactly("bb.upper", "bb.middle", "bb.lower");
        assertThat(instance.series(0).toArray()).containsExactly(Double.NaN, 4, 12);
        assertThat(instance.series(1).toArray()).containsExactly(Double.NaN, 2, 6);
        assertThat(instance.series(2).toArray()).containsExactly(Double.NaN, 0, 0);
    }

    @Test
    void shouldUnpackTheLinesInTheirOrder() {
        StrategyProgram program = Strategies.compiled("""
                upper, middle, lower = ta.bbands(close, 2)
                bb = ta.bbands(close, 2)
                u, m, l = bb
                width = upper - l
                fast, slow = ta.sma(close, 1), ta.sma(close, 2)
                """);
        StrategyInstance instance = run(program);

        assertThat(program.seriesNames())
                .containsExactly(
                        "upper",
                        "middle",
                        "lower",
                        "bb.upper",
                        "bb.middle",
                        "bb.lower",
                        "u",
                        "m",
                        "l",
                        "width",
                        "fast",
                        "slow");
        assertThat(instance.series(0).at(2)).isEqualTo(12);
        assertThat(instance.series(7).at(2)).isEqualTo(6);
        assertThat(instance.series(9).at(2)).isEqualTo(12);
        assertThat(instance.series(11).at(2)).isEqualTo(6);
    }

    @Test
    void shouldReadLinesAndTheirPastInEventCode() {
        assertThat(Strategies.run("""
                bb = ta.bbands(close, 2)

                def on_bar():
                    if bar_index == 2:
                        buy(bb.upper)
                        buy(bb.upper[1])
                        buy(ta.bbands(close, 2).middle)
                        buy(ta.bbands(close, 2).middle[1])
                        high_band, mean, low_band = ta.bbands(close, 2)
                        buy(high_band)
                        u, m, l = bb
                        buy(m)
                """, Bars.ofCloses(CLOSES)))
                .containsExactly("buy 12.0", "buy 4.0", "buy 6.0", "buy 2.0", "buy 12.0", "buy 6.0");
    }

    @Test
    void shouldComputeTheLinesOfEqualCallsOnce() {
        // a window costs 8 bytes a bar, a column 8 bytes a bar of the run: one kernel of 50,000 bars and three columns
        String source = "a = ta.bbands(close, 50000)\nb = ta.bbands(close, 50000).upper\n"
                + "def on_bar():\n    buy(ta.bbands(close, 50000).lower)\n";
        BudgetLimits limits = new BudgetLimits(
                BudgetLimits.DEFAULT.stepsPerEvent(), BudgetLimits.DEFAULT.stepsPerRun(), 50_000 * 8 + 3 * 3 * 8);

        StrategyProgram program = Strategies.compiled(source);
        assertThat(program.instantiate(
                        Bars.ofCloses(CLOSES), new RecordingHost(), program.defaults(), new Budget(limits)))
                .isNotNull();
    }

    @Test
    void shouldSayHowLinesAreRead() {
        assertRefused("a = ta.sma(ta.bbands(close), 3)\n", DiagnosticCode.NOT_A_SERIES_EXPRESSION, "upper");
        assertRefused("bb = ta.bbands(close)\na = bb + 1\n", DiagnosticCode.NOT_A_SERIES_EXPRESSION, "bb.upper");
        assertRefused("bb = ta.bbands(close)\na = bb[1]\n", DiagnosticCode.NOT_A_SERIES_EXPRESSION, "bb.upper");
        assertRefused("bb = ta.bbands(close)\na = bb.uper\n", DiagnosticCode.UNKNOWN_ATTRIBUTE, "upper");
        assertRefused(
                "bb = ta.bbands(close)\ndef on_bar():\n    buy(bb.uper)\n", DiagnosticCode.UNKNOWN_ATTRIBUTE, "upper");
        assertRefused("a, b = ta.bbands(close)\n", DiagnosticCode.TYPE_MISMATCH, "2 variables can't take 3 series");
        assertRefused("a, b = ta.sma(close, 2)\n", DiagnosticCode.TYPE_MISMATCH, "ta.bbands");
        assertRefused("a, close, b = ta.bbands(close)\n", DiagnosticCode.ALREADY_DEFINED, "close");
        assertRefused("a = ta.bbands(close, 20, 2, 3).upper\n", DiagnosticCode.WRONG_ARGUMENTS, "ta.bbands(source");
        assertRefused("a = ta.bbands_upper(close)\n", DiagnosticCode.UNKNOWN_INDICATOR, "bbands");
        assertRefused("bb = ta.bbands(close)\ndef on_bar():\n    bb.upper = 3.0\n", DiagnosticCode.NOT_ASSIGNABLE, "");
    }

    private static void assertRefused(String source, DiagnosticCode code, String message) {
        var first = Strategies.rejected(source).getFirst();
        assertThat(first.code()).as(source).isEqualTo(code.code());
        assertThat(first.message()).as(source).contains(message);
    }

    private static StrategyInstance run(StrategyProgram program) {
        StrategyInstance instance = Strategies.instance(program, Bars.ofCloses(CLOSES), new RecordingHost());
        for (int bar = 0; bar < CLOSES.length; bar++) {
            instance.updateSeries(bar);
        }
        return instance;
    }
}
