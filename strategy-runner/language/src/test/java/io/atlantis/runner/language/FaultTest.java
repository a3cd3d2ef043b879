package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / (close - close)         | ZERO_DIVISION",
                "1 // zero                   | ZERO_DIVISION",
                "1 % zero                    | ZERO_DIVISION",
                "1.5 % (close - close)       | ZERO_DIVISION",
                "0.0 ** -1.0                 | ZERO_DIVISION",
                "large + 1                   | INT_OVERFLOW",
                "large * 2                   | INT_OVERFLOW",
                "-large - 2                  | INT_OVERFLOW",
                "2 ** 63                     | INT_OVERFLOW",
                "abs(-large - 1)             | INT_OVERFLOW",
                "(-large - 1) // -1          | INT_OVERFLOW",
                "int(1e19)                   | INT_OVERFLOW",
                "round(1e300)                | INT_OVERFLOW",
                "sqrt(-close)                | MATH_DOMAIN",
                "log(close - close)          | MATH_DOMAIN",
                "int(na)                     | MATH_DOMAIN",
                "floor(na)                   | MATH_DOMAIN",
                "(-close) ** 0.5             | MATH_DOMAIN",
                "2 ** minus                  | MATH_DOMAIN",
                "exp(1000.0)                 | FLOAT_OVERFLOW",
                "10.0 ** 400.0               | FLOAT_OVERFLOW",
                "items[2]                    | INDEX_OUT_OF_RANGE",
                "items[-3]                   | INDEX_OUT_OF_RANGE",
                "empty.pop()                 | INDEX_OUT_OF_RANGE",
                "{1: 2}[3]                   | KEY_MISSING",
                "{1: 2}.pop(3)               | KEY_MISSING",
                "[1, 2].pop(2)               | INDEX_OUT_OF_RANGE",
                "min([1][1:])                | MATH_DOMAIN",
                "[1].index(2)                | MATH_DOMAIN",
                "sorted([1.0, na])           | MATH_DOMAIN",
                "sorted([(1, na), (1, 2.0)]) | MATH_DOMAIN",
                "sum([large, 1])             | INT_OVERFLOW",
                "[1][::zero]                 | INVALID_ARGUMENT",
                "len([(1, 2)] * 10001)       | MEMORY_LIMIT",
                "len([0.0] * 100001)         | MEMORY_LIMIT",
            })
    void shouldStopAtTheLineOfTheFault(String expression, FaultCode code) {
        String source = """
                zero = 0
                minus = -1
                large = 9223372036854775807
                items = [1.0, 2.0]
                empty = []

                def on_bar():
                    if bar_index == 1:
                        x = %s
                """.formatted(expression);

        StrategyFault fault = faultOf(source, BudgetLimits.DEFAULT);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.line()).isEqualTo(9);
        assertThat(fault.column()).isEqualTo(9);
        assertThat(fault.getMessage()).isNotBlank();
    }

    @Test
    void shouldNameTheInnermostLine() {
        StrategyFault fault = faultOf("""
                def inverse(x):
                    y = x - x
                    return 1 / y

                def on_bar():
                    z = inverse(close)
                """, BudgetLimits.DEFAULT);

        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.code()).isEqualTo(FaultCode.ZERO_DIVISION);
    }

    @Test
    void shouldPlaceFaultsOfTheModuleLevel() {
        StrategyFault fault = faultOf("a = 0\nb = 1 // a\nc = close\n", BudgetLimits.DEFAULT);

        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.code()).isEqualTo(FaultCode.ZERO_DIVISION);
    }

    @Test
    void shouldRefuseAWindowThatIsTooShort() {
        StrategyProgram program = Strategies.compiled("n = param(3)\nf = ta.sma(close, n)\n");
        ParameterValues none = ((ParameterBinding.Bound) program.bind(Map.of("n", 0))).values();

        StrategyFault fault = catchThrowableOfType(
                StrategyFault.class,
                () -> program.instantiate(
                        Bars.ofCloses(1), new RecordingHost(), none, new Budget(BudgetLimits.DEFAULT)));

        assertThat(fault.code()).isEqualTo(FaultCode.INVALID_ARGUMENT);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessageContaining("ta.sma over 0 bars");
    }

    @Test
    void shouldRefuseWindowsThatNeedTooMuchMemory() {
        StrategyFault fault = faultOf(
                "f = ta.sma(close, 100000)\ng = ta.sma(f, 100000)\n", new BudgetLimits(1_000, 1_000, 1_000_000));

        assertThat(fault.code()).isEqualTo(FaultCode.MEMORY_LIMIT);
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void shouldExhaustTheBudgetOnTheSameBarInEveryRun() {
        String source = """
                def on_bar():
                    i = 0
                    while i < bar_index * 10:
                        i += 1
                """;
        StrategyProgram program = Strategies.compiled(source);
        // a turn costs 1 + 1 steps, the call 1: bar 49 needs 1 + 2 * 491, bar 50 needs 1 + 2 * 501
        BudgetLimits limits = new BudgetLimits(1_000, 1_000_000, 1 << 20);

        for (int run = 0; run < 3; run++) {
            assertThat(barOfFault(program, limits)).isEqualTo(50);
        }
    }

    @Test
    void shouldExhaustTheBudgetOfTheRun() {
        StrategyProgram program = Strategies.compiled("def on_bar():\n    for i in range(100):\n        x = i\n");
        // each bar costs 1 + 100 * 2
        BudgetLimits limits = new BudgetLimits(1_000, 201 * 7, 1 << 20);

        assertThat(barOfFault(program, limits)).isEqualTo(7);
    }

    @Test
    void shouldChargeIndicatorsThatScanTheirWindow() {
        StrategyProgram program = Strategies.compiled("c = ta.cci(1000)\n");
        // each bar costs 1 for the window, 1000 for scanning it and 1 for the column
        BudgetLimits limits = new BudgetLimits(1_000, 1_002 * 5, 1 << 20);
        StrategyInstance instance = Strategies.instance(program, Bars.walk(10, 1), new RecordingHost(), limits);
        for (int bar = 0; bar < 5; bar++) {
            instance.updateSeries(bar);
        }

        StrategyFault fault = catchThrowableOfType(StrategyFault.class, () -> instance.updateSeries(5));

        assertThat(fault.code()).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
    }

    @Test
    void shouldChargeARangeInAdvance() {
        RecordingHost host = new RecordingHost();
        StrategyProgram program =
                Strategies.compiled("def on_bar():\n    for i in range(1000000000000):\n        buy(1)\n");
        StrategyInstance instance = Strategies.instance(program, Bars.ofCloses(1), host);
        instance.updateSeries(0);

        StrategyFault fault = catchThrowableOfType(StrategyFault.class, () -> instance.onBar(0));

        assertThat(fault.code()).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(host.calls).isEmpty();
    }

    private static int barOfFault(StrategyProgram program, BudgetLimits limits) {
        BarColumns bars = Bars.walk(200, 1);
        StrategyInstance instance = Strategies.instance(program, bars, new RecordingHost(), limits);
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
            try {
                instance.onBar(bar);
            } catch (StrategyFault fault) {
                assertThat(fault.code()).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
                return bar;
            }
        }
        throw new AssertionError("no fault");
    }

    private static StrategyFault faultOf(String source, BudgetLimits limits) {
        StrategyProgram program = Strategies.compiled(source);
        return catchThrowableOfType(StrategyFault.class, () -> {
            StrategyInstance instance =
                    Strategies.instance(program, Bars.ofCloses(1, 2, 3), new RecordingHost(), limits);
            for (int bar = 0; bar < 3; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
        });
    }
}
