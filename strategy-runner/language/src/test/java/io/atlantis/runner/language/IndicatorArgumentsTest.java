package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import org.junit.jupiter.api.Test;

/** How indicators' arguments are written. */
class IndicatorArgumentsTest {
    @Test
    void shouldTakeFactorsByPlaceByNameAndByDefault() {
        double[][] values = values("""
                wide = param(2.0)
                a = ta.bbands(close, 2).upper
                b = ta.bbands(close, 2, 2).upper
                c = ta.bbands(close, multiplier=wide, length=2).upper
                d = ta.bbands(close, 2, multiplier=-2.0).upper
                e = ta.bbands(close, 2).lower
                f = ta.bbands(close, 2, 4.0).upper
                """, Bars.ofCloses(1, 3, 9));

        // means 2 and 6, deviations 1 and 3
        assertThat(values[0]).containsExactly(Double.NaN, 4, 12);
        assertThat(values[1]).containsExactly(values[0]);
        assertThat(values[2]).containsExactly(values[0]);
        assertThat(values[3]).containsExactly(Double.NaN, 0, 0);
        assertThat(values[4]).containsExactly(values[3]);
        assertThat(values[5]).containsExactly(Double.NaN, 6, 18);
    }

    @Test
    void shouldTakeConditions() {
        double[][] values = values("""
                up = close > close[1]
                since = ta.barssince(up)
                value = ta.valuewhen(up, close)
                before = ta.valuewhen(close > close[1], close, occurrence=2)
                average = ta.vwap(close, anchor=close == 5)
                whole = ta.vwap(close)
                """, Bars.ofCloses(4, 3, 5, 4, 4, 6));

        assertThat(values[1]).containsExactly(Double.NaN, Double.NaN, 0, 1, 2, 0);
        assertThat(values[2]).containsExactly(Double.NaN, Double.NaN, 5, 5, 5, 6);
        assertThat(values[3]).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 5);
        assertThat(values[4][2]).isEqualTo(5);
        assertThat(values[4][3]).isEqualTo((5 * 1_002.0 + 4 * 1_003.0) / 2_005.0);
        assertThat(values[5][1]).isEqualTo((4 * 1_000.0 + 3 * 1_001.0) / 2_001.0);
    }

    @Test
    void shouldRefuseANumberForAConditionAndTheReverse() {
        assertCode("a = ta.barssince(close)\n", DiagnosticCode.TYPE_MISMATCH);
        assertCode("a = ta.sma(close > open, 3)\n", DiagnosticCode.TYPE_MISMATCH);
        assertCode("a = ta.psar(close > open)\n", DiagnosticCode.TYPE_MISMATCH);
        assertCode("a = ta.vwap(close, 1)\n", DiagnosticCode.TYPE_MISMATCH);
        assertCode("a = ta.valuewhen(close > open)\n", DiagnosticCode.WRONG_ARGUMENTS);
        assertCode("a = ta.bbands(close, 20, 2, 3).upper\n", DiagnosticCode.WRONG_ARGUMENTS);
        assertCode("a = ta.valuewhen(close > open, close, 0)\n", DiagnosticCode.WRONG_ARGUMENTS);
    }

    @Test
    void shouldShowDefaultsInTheMessage() {
        assertThat(Strategies.rejected("a = ta.macd()\n").getFirst().message())
                .contains("ta.macd(source, fast=12, slow=26, signal=9)");
        assertThat(Strategies.rejected("a = ta.vwap()\n").getFirst().message())
                .contains("ta.vwap(source, anchor=False)");
    }

    private static void assertCode(String source, DiagnosticCode code) {
        assertThat(Strategies.rejected(source).getFirst().code()).as(source).isEqualTo(code.code());
    }

    private static double[][] values(String source, BarColumns bars) {
        StrategyProgram program = Strategies.compiled(source);
        StrategyInstance instance = Strategies.instance(program, bars, new RecordingHost());
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
        }
        double[][] values = new double[program.series().size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = instance.series(i).toArray();
        }
        return values;
    }
}
