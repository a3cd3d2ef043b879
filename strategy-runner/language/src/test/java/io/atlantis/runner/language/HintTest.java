package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each habit from elsewhere is answered once, at its place, with what to write here. */
class HintTest {
    private static final String HANDLER = "def on_bar():⏎    ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import numpy as np                | unsupported-python | 1:1 | nothing to import",
                "from math import sqrt             | unsupported-python | 1:1 | nothing to import",
                "class A:⏎    def next(self):⏎        pass | unsupported-python | 1:1 | state(held=0)",
                "f = lambda x: x                   | unsupported-python | 1:5 | write a function with def",
                "@property⏎def f():⏎    pass       | unsupported-python | 1:2 | the only decorator is @every(\"day\")",
                "def f(*args):⏎    pass            | unsupported-python | 1:7 | fixed number of parameters",
                "def f(**kw):⏎    pass             | unsupported-python | 1:7 | fixed number of parameters",
                "async def f():⏎    pass           | unsupported-python | 1:1 | runs to its end",
                "def on_bar():⏎    try:⏎        buy(1)⏎    except:⏎        pass | unsupported-python | 2:5 | before you use it",
                "H:raise x                         | unsupported-python | 2:5 | leave on_bar with return",
                "H:with x:⏎        pass            | unsupported-python | 2:5 | no files or locks",
                "H:yield 1                         | unsupported-python | 2:5 | use a loop",
                "H:x = await f                     | unsupported-python | 2:9 | runs to its end",
                "H:del x                           | unsupported-python | 2:5 | assign another value",
                "H:assert x                        | unsupported-python | 2:5 | use if",
                "H:nonlocal x                      | unsupported-python | 2:5 | use global",
                "H:match close:⏎        case 1:⏎            pass | unsupported-python | 2:5 | use if and elif",
                "H:x = {1, 2}                      | unsupported-python | 2:9 | use a list or a dict",
                "H:x = close is None               | unsupported-python | 2:15 | isna(x)",
                "H:x = None                        | unsupported-python | 2:9 | use na",
                "H:x = (y := 2)                    | unsupported-python | 2:12 | on a line of its own",
                "H:x = y = 2                       | unsupported-python | 2:11 | two assignments",
                "H:x = sum(i for i in [1])         | unsupported-python | 2:15 | make a list",
                "H:x = 5 & 3                       | unsupported-python | 2:11 | write 'and'",
                "H:print(close)                    | unknown-function   | 2:5 | write log(f",
                "H:print close                     | unsupported-python | 2:5 | write log(f",
                "H:eval(\"1\")                     | unknown-function   | 2:5 | code can't be made",
                "H:exec(\"1\")                     | unknown-function   | 2:5 | code can't be made",
                "H:x = self.held                   | unknown-name       | 2:9 | state(x=0)",
                "H:x = close[-1]                   | look-ahead         | 2:15 | future",
                "H:x = np.sqrt(close)              | unknown-name       | 2:9 | write sqrt(x) instead of np.sqrt(x)",
                "x = np.log(close)                 | unknown-name       | 1:5 | write log(x) instead",
                "x = np.where(close > open, 1, 0)  | unknown-name       | 1:5 | a if test else b",
                "H:x = math.pi                     | unknown-name       | 2:9 | 3.14159",
                "H:x = pd.isna(close)              | unknown-name       | 2:9 | write isna(x)",
                "H:x = np.nan                      | unknown-name       | 2:9 | write na instead",
                "H:x = talib.SMA(close, 3)         | unknown-name       | 2:9 | indicators are ta.*",
                "H:x = random.random()             | unknown-name       | 2:9 | same result in every run",
                "H:x = datetime.now()              | unknown-name       | 2:9 | epoch milliseconds",
                "H:buy(1, tga=\"a\")               | wrong-arguments    | 2:12 | did you mean 'tag'",
                "H:x = clsoe                       | unknown-name       | 2:9 | did you mean 'close'",
                "H:x = sqr(2.0)                    | unknown-function   | 2:9 | did you mean 'sqrt'",
                "H:x = position.qyt                | unknown-attribute  | 2:18 | did you mean 'qty'",
                "H:x = \"a\".uper()                | unknown-function   | 2:13 | did you mean 'upper'",
                "x = ta.sam(close, 3)              | unknown-indicator  | 1:8 | did you mean",
                "x = ta.sma(close, lenght=3)       | wrong-arguments    | 1:5 | did you mean 'length'",
                "def f(size):⏎    return size⏎def on_bar():⏎    x = f(sise=1) | wrong-arguments | 4:9 | did you mean 'size'",
                "global x                          | outside-function   | 1:1 | outside of a function",
                "H:global close⏎    close = 1.0    | not-assignable     | 2:12 | can't be assigned to",
                "H:x = \"a\" + 1                   | type-mismatch      | 2:9 | write str(x) or f",
                "H:x = \"%d\" % 3                  | type-mismatch      | 2:9 | write f",
                "H:x = \"{}\".format(3)            | unknown-function   | 2:14 | unknown method",
                "H:x = f\"{close!r}\"              | unsupported-python | 2:17 | {str(x)}",
                "H:x = f\"{close=}\"               | unsupported-python | 2:18 | x={x}",
                "H:x = f\"{close:{3}}\"            | unsupported-python | 2:18 | written out",
                "H:x = f\"{}\"                     | syntax-error       | 2:11 | between { and }",
                "H:x = f\"{close\"                 | syntax-error       | 2:12 | no closing }",
                "H:x = f\"}\"                      | syntax-error       | 2:11 | write }}",
                "H:x = f\"{close:d}\"              | bad-format         | 2:18 | write int(x)",
                "H:x = f\"{1:.2}\"                 | bad-format         | 2:14 | .2f",
                "H:x = f\"{close:>9999999999}\"    | bad-format         | 2:18 | width is 1000",
                "H:x = f\"{close:.999}\"           | bad-format         | 2:18 | precision is 100",
                "H:x = f\"{'a':+}\"                | bad-format         | 2:16 | for numbers",
                "H:x = rb\"a\"                     | unsupported-python | 2:9 | the only prefix",
                "H:alert(close)                    | type-mismatch      | 2:11 | alert(f",
                "H:log(\"a\", close)               | wrong-arguments    | 2:5 | one text",
                "H:log([1.0])                      | type-mismatch      | 2:9 | writes a text",
                "x = cl\u043Ese                    | invalid-character  | 1:7 | CYRILLIC SMALL LETTER O, which only looks like 'o'",
                "\u0441lose_ = ta.sma(close, 3)    | invalid-character  | 1:1 | CYRILLIC SMALL LETTER ES, which only looks like 'c'",
                "x = \u201Ca\u201D                 | invalid-character  | 1:5 | LEFT DOUBLE QUOTATION MARK",
                "x = close \u2212 1                | invalid-character  | 1:11 | MINUS SIGN: write '-'",
                "x = close \uD83D\uDCC8            | invalid-character  | 1:11 | CHART WITH UPWARDS TREND",
            })
    void shouldSayWhatToWrite(String written, String code, String place, String hint) {
        String source = written.replace("H:", HANDLER).replace("⏎", "\n") + "\n";

        Diagnostic first = Strategies.rejected(source).getFirst();

        assertThat(first.code()).as(first.toString()).isEqualTo(code);
        assertThat(first.line() + ":" + first.column()).as(first.toString()).isEqualTo(place);
        assertThat(first.message()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = cl\u043Ese⏎def on_bar():⏎    if x > 1.0:⏎        buy(1)",
                "f = ta.smaa(close, 3)⏎def on_bar():⏎    if f > close and f[1] < 3.0:⏎        buy(f)",
                "def on_bar():⏎    x = lambda: 1⏎    y = x + 1⏎    if y > x:⏎        buy(y)",
                "import math⏎def on_bar():⏎    x = 2.0⏎    buy(math.sqrt(x))",
                "def f(*a):⏎    z = 1⏎    return z⏎def on_bar():⏎    buy(f(1, 2))",
                "def on_bar():⏎    x = nothing(1)⏎    y = [x]⏎    y.append(x)⏎    buy(y[0])⏎    log(f\"{x} {y[0]}\")",
            })
    void shouldReportAMistakeOnceAndNothingThatFollowsFromIt(String written) {
        assertThat(Strategies.rejected(written.replace("⏎", "\n") + "\n")).hasSize(1);
    }

    @Test
    void shouldGoOnToNamesBehindASyntaxError() {
        List<Diagnostic> diagnostics = Strategies.rejected("""
                fast = ta.sma(clsoe, 10)
                slow = = ta.sma(close, 30)

                def on_bar():
                    if ta.crossover(fast, slow):
                        bye(1)
                    x = 1 +
                    y = x + np.sqrt(2.0)
                    log(f"{y:.2f} {hihg}")
                """);

        assertThat(diagnostics)
                .extracting(diagnostic -> diagnostic.line() + " " + diagnostic.code())
                .containsExactly(
                        "1 unknown-name",
                        "2 syntax-error",
                        "6 unknown-function",
                        "7 syntax-error",
                        "8 unknown-name",
                        "9 unknown-name");
    }
}
