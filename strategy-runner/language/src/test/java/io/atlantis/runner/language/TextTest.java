package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.MessageLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, messages and what bounds them. */
class TextTest {
    private static final MessageLimits FEW = new MessageLimits(2, 10, 3, 25);

    @Test
    void shouldTakeLogOfATextForAMessageAndOfANumberForTheLogarithm() {
        assertThat(calls("""
                        def on_bar():
                            log(f"{log(1.0)} {log(2) > 0.69}")
                            alert("now")
                        """)).containsExactly("log 0.0 True", "alert now");
    }

    @Test
    void shouldTakeLogForTheLogarithmInASeries() {
        assertThat(calls("x = log(close)\ndef on_bar():\n    buy(x)\n")).containsExactly("buy 0.0");
    }

    @Test
    void shouldFormatTagsAndNestedQuotes() {
        assertThat(calls("""
                        names = {"a": 2.5}
                        def on_bar():
                            buy(1, tag=f"{close:.2f} {'it' 's'} {names['a']:>6}{{}}")
                            sell(1, tag=f'''{
                                "yes" if close > 0 else "no"
                            }''' "!")
                        """)).containsExactly("buy 1.0 #1.00 its    2.5{}", "sell 1.0 #yes!");
    }

    @Test
    void shouldCountCodePointsNotChars() {
        assertThat(calls("""
                        def on_bar():
                            t = "a\uD83D\uDCC8é"
                            log(f"{len(t)} {t[1]} {t[::-1]} {t.find('é')} {t:*^7} {t < 'a~'}")
                            for c in t:
                                log(c)
                        """))
                .containsExactly(
                        "log 3 \uD83D\uDCC8 é\uD83D\uDCC8a 2 **a\uD83D\uDCC8é** False",
                        "log a",
                        "log \uD83D\uDCC8",
                        "log é");
    }

    @Test
    void shouldChangeTheCaseOfAsciiLettersAlone() {
        assertThat(calls("def on_bar():\n    log(\"aéZ\".upper() + \"AÉz\".lower())\n"))
                .containsExactly("log AéZaÉz");
    }

    @Test
    void shouldEvaluateTextOperandsOnceAndFromLeftToRight() {
        assertThat(calls("""
                        seen = [""]
                        def note(x: str) -> str:
                            seen.append(x)
                            return x
                        def two() -> int:
                            seen.append("n")
                            return 2
                        def on_bar():
                            x = two() * note("a") + f"{note('b')}{note('c')}"
                            x += note("d")
                            y = note("e") in note("f")
                            log(x + " " + ",".join(seen[1:]))
                        """)).containsExactly("log aabcd n,a,b,c,d,e,f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\"[5]                  | INDEX_OUT_OF_RANGE",
                "\"a\".split(\"\")[0]      | MATH_DOMAIN",
                "str(int(\"x\"))           | MATH_DOMAIN",
                "str(int(\"9\" * 30))      | INT_OVERFLOW",
                "str(float(\"1,5\"))       | MATH_DOMAIN",
                "\"a\" * 10001             | MEMORY_LIMIT",
                "\"a\" * 9000000000000000000 | MEMORY_LIMIT",
                "(\"a\" * 9000) + (\"a\" * 9000) | MEMORY_LIMIT",
                "(\"a\" * 9000).replace(\"a\", \"bb\") | MEMORY_LIMIT",
                "(\"a\" * 9000).join([\"b\", \"c\", \"d\"]) | MEMORY_LIMIT",
                "f\"{'a' * 9999:>999}{1:>999}\" | MEMORY_LIMIT"
            })
    void shouldStopAtWhatPythonRaisesOrWhatIsTooLong(String expression, FaultCode code) {
        assertThat(faultOf("def on_bar():\n    log(" + expression + ")\n", BudgetLimits.DEFAULT))
                .isEqualTo(code);
    }

    @Test
    void shouldPayForTextsByTheirLength() {
        String source = "def on_bar():\n    t = \"a\" * 9000\n    for i in range(%s):\n        u = t + \"b\"\n";
        BudgetLimits limits = new BudgetLimits(200_000, 1_000_000, 1L << 30);

        assertThat(faultOf(source.formatted("1000"), limits)).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
        assertThat(calls(source.formatted("100"))).isEmpty();
    }

    @Test
    void shouldPayForTextsInTheRunsMemory() {
        String source = "t = \"\"\ndef on_bar():\n    global t\n    for i in range(1000):\n        t = str(i) * 1000\n";

        assertThat(faultOf(source, new BudgetLimits(50_000_000, 50_000_000, 1 << 20)))
                .isEqualTo(FaultCode.MEMORY_LIMIT);
    }

    @Test
    void shouldChargeASearchForItsWorstCase() {
        String source = "def on_bar():\n    t = \"a\" * 9000\n    u = \"a\" * 4000 + \"b\"\n    n = 0\n"
                + "    for i in range(100):\n        n += t.count(u)\n";

        assertThat(faultOf(source, BudgetLimits.DEFAULT)).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
    }

    @Test
    void shouldStopAtTheQuotaOfMessagesOnTheSameBarInEveryRun() {
        String source = "def on_bar():\n    log(\"a\")\n";

        assertThat(messages(source, 2)).containsExactly("log a", "log a");
        assertThat(messages(source, 9)).containsExactly("log a", "log a", "log a", "quota-exceeded 2");
        assertThat(messages(source, 9)).isEqualTo(messages(source, 9));
    }

    @Test
    void shouldCountMessagesAndBytesOfAnEvent() {
        assertThat(messages("def on_bar():\n    log(\"a\")\n    alert(\"b\")\n    log(\"c\")\n", 1))
                .containsExactly("log a", "alert b", "quota-exceeded 4");
        assertThat(messages("def on_bar():\n    log(\"\uD83D\uDCC8éé\")\n    log(\"abc\")\n", 1))
                .containsExactly("log \uD83D\uDCC8éé", "quota-exceeded 3");
    }

    private static List<String> messages(String source, int bars) {
        RecordingHost host = new RecordingHost();
        StrategyProgram program = Strategies.compiled(source);
        StrategyInstance instance = program.instantiate(
                Bars.ofCloses(new double[bars]), host, program.defaults(), new Budget(BudgetLimits.DEFAULT, FEW));
        try {
            for (int bar = 0; bar < bars; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
        } catch (StrategyFault fault) {
            host.calls.add(fault.code().code() + " " + fault.line());
        }
        return host.calls;
    }

    private static FaultCode faultOf(String source, BudgetLimits limits) {
        StrategyInstance instance =
                Strategies.instance(Strategies.compiled(source), Bars.ofCloses(1), new RecordingHost(), limits);
        instance.updateSeries(0);
        StrategyFault[] caught = new StrategyFault[1];
        assertThatExceptionOfType(StrategyFault.class)
                .isThrownBy(() -> instance.onBar(0))
                .satisfies(fault -> caught[0] = fault);
        return caught[0].code();
    }

    private static List<String> calls(String source) {
        return Strategies.run(source, Bars.ofCloses(1));
    }
}
