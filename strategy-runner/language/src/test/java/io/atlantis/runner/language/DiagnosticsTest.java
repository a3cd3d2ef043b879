package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each refusal with its code and its exact range: the sources carry the range as {@code «…»}. */
class DiagnosticsTest {
    private static final String HANDLER = "def on_bar():\n";

    @TestFactory
    Stream<DynamicTest> shouldReportLexicalErrors() {
        return tests(
                refused("invalid-number", "x = «1.2.3»\n"),
                refused("invalid-number", "x = «12abc»\n"),
                refused("invalid-number", "x = «012»\n"),
                refused("invalid-number", "x = «1_»\n"),
                refused("invalid-number", "x = «99999999999999999999»\n"),
                refused("invalid-number", "x = «9223372036854775808»\n"),
                refused("invalid-number", "x = «3j»\n"),
                refused("invalid-string", "x = «\"abc»\n"),
                refused("invalid-string", "x = \"a«\\q»c\"\n"),
                refused("invalid-string", "x = «\"\"\"abc\n»"),
                refused("unsupported-python", "x = «b»\"abc\"\n"),
                refused("invalid-character", "cl«\u043e»se2 = 1\n"),
                refused("invalid-character", "x = 1 «$» 2\n"),
                refused("invalid-character", "x = 1 + «\\» 2\n"),
                refused("bad-indentation", HANDLER + "«\t»x = 1\n"),
                refused("bad-indentation", HANDLER + "    x = 1\n«  »y = 2\n"),
                refused("bad-indentation", "x = 1\n«    »y = 2\n"),
                refused("syntax-error", "x = max«(»1, 2\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldReportSyntaxErrors() {
        return tests(
                refused("syntax-error", "x = «\n»"),
                refused("syntax-error", "x = 1 +«\n»"),
                refused("syntax-error", "x = (1 + 2«]»\n"),
                refused("syntax-error", HANDLER + "    if close > 1«\n»        pass\n"),
                refused(
                        "syntax-error",
                        HANDLER + "    if close > 1:\n«    »pass\n".replace("«    »pass", "    «pass»")),
                refused("syntax-error", HANDLER + "    «else»:\n        pass\n"),
                refused("syntax-error", "def «1»():\n    pass\n"),
                refused("syntax-error", "x = buy(tag=\"a\", «1»)\n"),
                refused("not-assignable", HANDLER + "    «close + 1» = 2\n"),
                refused("not-assignable", HANDLER + "    «buy(1)» = 2\n"),
                refused("nesting-too-deep", "x = " + "(".repeat(100) + "«1»" + ")".repeat(100) + "\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldNameWhatPythonHasAndStrategiesHaveNot() {
        return tests(
                refused("unsupported-python", "«import» os\n"),
                refused("unsupported-python", "«from» os import path\n"),
                refused("unsupported-python", "«class» A:\n    def f(self):\n        pass\n"),
                refused("unsupported-python", HANDLER + "    «try»:\n        pass\n    except:\n        pass\n"),
                refused("unsupported-python", HANDLER + "    «with» x:\n        pass\n"),
                refused("unsupported-python", HANDLER + "    «raise» x\n"),
                refused("unsupported-python", HANDLER + "    «yield» x\n"),
                refused("unsupported-python", HANDLER + "    «del» x\n"),
                refused("unsupported-python", HANDLER + "    «assert» x\n"),
                refused("unsupported-python", "«async» def f():\n    pass\n"),
                refused("unsupported-python", "x = «lambda»: 1\n"),
                refused("unsupported-python", "x = «None»\n"),
                refused("unsupported-python", "x = «{»1, 2}\n"),
                refused("unsupported-python", HANDLER + "    x = «{»i for i in [1]}\n"),
                refused("unsupported-python", "x = «(»1,)\n"),
                refused("unsupported-python", "x = «(»)\n"),
                refused("unsupported-python", "x = 1«,»\n"),
                refused("unsupported-python", "x = «(1, 2, 3, 4, 5, 6, 7, 8, 9)»\n"),
                refused("unsupported-python", "x = (1, «(2, 3)»)\n"),
                refused("unsupported-python", HANDLER + "    x = sum(i «for» i in [1])\n"),
                refused("unsupported-python", HANDLER + "    x = (i «for» i in [1])\n"),
                refused("unsupported-python", HANDLER + "    x = [i for i in [1] «for» j in [2]]\n"),
                refused("unsupported-python", HANDLER + "    x = [i for i in [1] if i > 0 «if» i < 5]\n"),
                refused("unsupported-python", "x = 1 «is» 2\n"),
                refused("unsupported-python", HANDLER + "    x = 1 < 2 «in» [1]\n"),
                refused("unsupported-python", HANDLER + "    x = 1 «in» [1] == 2\n"),
                refused("unsupported-python", "x = 1 «&» 2\n"),
                refused("unsupported-python", "x = (y «:=» 2)\n"),
                refused("unsupported-python", "x = y «=» 2\n"),
                refused("unsupported-python", HANDLER + "    position.qty«:» int = 2\n"),
                refused("unsupported-python", "@«every»\ndef on_bar():\n    pass\n"),
                refused("unsupported-python", "def f(«*»a):\n    pass\n"),
                refused("unsupported-python", HANDLER + "    x = close.«__class__»\n"),
                refused("unsupported-python", HANDLER + "    «__import__»(\"os\")\n"),
                refused("unsupported-python", HANDLER + "    «def f()»:\n        pass\n"),
                refused(
                        "unsupported-python",
                        HANDLER + "    for i in range(2):\n        pass\n    «else»:\n        pass\n"),
                refused("unknown-function", HANDLER + "    «eval»(\"1\")\n"),
                refused("unknown-function", HANDLER + "    «getattr»(close, \"x\")\n"),
                refused("unknown-function", HANDLER + "    «print»(close)\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldReportNames() {
        return tests(
                refused("unknown-name", "f = ta.sma(«clsoe», 10)\n"),
                refused("unknown-name", HANDLER + "    x = «hihg» + 1\n"),
                refused("unknown-name", HANDLER + "    global «cuont»\n    cuont = 1\n"),
                refused("unknown-name", "a = «b»\nb = 1\n" + HANDLER + "    pass\n"),
                refused("unknown-function", HANDLER + "    «bye»(1)\n"),
                refused("unknown-function", "x = «sqr»(close)\n"),
                refused("unknown-indicator", "f = ta.«smma»(close, 10)\n"),
                refused("unknown-attribute", HANDLER + "    x = position.«quantity»\n"),
                refused("unknown-attribute", "st = state(held=0)\n" + HANDLER + "    x = st.«hold»\n"),
                refused("unknown-attribute", "st = state(held=0)\n" + HANDLER + "    st.«hold» = 1\n"),
                refused("already-defined", "«close» = 1\n"),
                refused("already-defined", "x = 1\n«x» = 2\n"),
                refused("already-defined", "def f():\n    pass\ndef «f»():\n    pass\n" + HANDLER + "    pass\n"),
                refused("already-defined", HANDLER + "    «high» = 1\n"),
                refused("not-assignable", "f = ta.sma(close, 2)\n" + HANDLER + "    «f» = 1.0\n"),
                refused("not-assignable", "n = param(1)\n" + HANDLER + "    global «n»\n    n = 2\n"),
                refused("not-assignable", HANDLER + "    «close[1]» = 2.0\n"),
                refused("maybe-unassigned", HANDLER + "    x = «y»\n    y = 1\n"),
                refused("maybe-unassigned", HANDLER + "    if close > 1:\n        y = 1\n    x = «y»\n"),
                refused("maybe-unassigned", HANDLER + "    for i in range(3):\n        y = i\n    x = «y»\n"),
                refused("maybe-unassigned", "n = 0\n" + HANDLER + "    «n» += 1\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldReportTypes() {
        return tests(
                refused("type-mismatch", HANDLER + "    x = «\"a\" + 1»\n"),
                refused("type-mismatch", HANDLER + "    x = 1\n    x = «\"a\"»\n"),
                refused("type-mismatch", HANDLER + "    x = «True + 1»\n"),
                refused("type-mismatch", HANDLER + "    x = 1 < «\"a\"»\n"),
                refused("type-mismatch", HANDLER + "    x = 1.5 and True\n".replace("1.5", "«1.5»")),
                refused("type-mismatch", HANDLER + "    buy(«\"a\"»)\n"),
                refused("type-mismatch", HANDLER + "    buy(1, tag=«2»)\n"),
                refused("type-mismatch", HANDLER + "    x = [1, «\"a\"»]\n"),
                refused("type-mismatch", HANDLER + "    x = [«[1]»]\n"),
                refused("type-mismatch", HANDLER + "    x = [1]\n    x.append(«\"a\"»)\n"),
                refused("type-mismatch", HANDLER + "    x = [1]\n    y = [0.5]\n    y.append(1.5)\n    y = «x»\n"),
                refused("type-mismatch", HANDLER + "    x = [\"a\"]\n    x[0] = «1»\n"),
                refused("type-mismatch", HANDLER + "    x = [1]\n    «x *= 2»\n"),
                refused("type-mismatch", HANDLER + "    x = «[1] + [\"a\"]»\n"),
                refused("type-mismatch", HANDLER + "    x = [1] == «[\"a\"]»\n"),
                refused("type-mismatch", HANDLER + "    x = [1] < «[2]»\n"),
                refused("type-mismatch", HANDLER + "    x = «\"a\"» in [1]\n"),
                refused("type-mismatch", HANDLER + "    x = 1 in «2»\n"),
                refused("type-mismatch", HANDLER + "    x = [1][«1.5»:]\n"),
                refused("type-mismatch", HANDLER + "    x = sum(«[\"a\"]»)\n"),
                refused("type-mismatch", HANDLER + "    x = sum(«[True]»)\n"),
                refused("type-mismatch", HANDLER + "    for «x» in enumerate([1]):\n        pass\n"),
                refused("type-mismatch", HANDLER + "    for a, b in «[1]»:\n        pass\n"),
                refused("type-mismatch", HANDLER + "    for a, b in «zip([1], [2], [3])»:\n        pass\n"),
                refused("cannot-infer-type", HANDLER + "    x = «[]»[0]\n"),
                refused("cannot-infer-type", HANDLER + "    for x in «[]»:\n        pass\n"),
                refused("cannot-infer-type", HANDLER + "    [].append(«1»)\n"),
                refused("cannot-infer-type", HANDLER + "    x = min(«[]»)\n"),
                refused("wrong-arguments", HANDLER + "    x = [1]\n    «x.append()»\n"),
                refused("wrong-arguments", HANDLER + "    x = [1]\n    «x.insert(1)»\n"),
                refused("wrong-arguments", HANDLER + "    x = [1]\n    x.sort(«key»=1)\n"),
                refused("wrong-arguments", HANDLER + "    x = [1]\n    «x.pop(i=1)»\n"),
                refused("wrong-arguments", HANDLER + "    x = «sum(1, 2)»\n"),
                refused("wrong-arguments", HANDLER + "    for a, b in «zip([1])»:\n        pass\n"),
                refused("wrong-arguments", HANDLER + "    for a, b in «enumerate()»:\n        pass\n"),
                refused("unknown-function", HANDLER + "    x = [1]\n    x.«push»(1)\n"),
                refused("unknown-function", HANDLER + "    x = «zip»([1], [2])\n"),
                refused("not-assignable", HANDLER + "    x = [1]\n    «x[1:]» = [2]\n"),
                refused(
                        "not-assignable",
                        "n = 0\n" + HANDLER + "    global n\n    for i, «n» in enumerate([1]):\n        pass\n"),
                refused("unknown-name", "def f(a: «list[list]»):\n    return a\n" + HANDLER + "    f([1])\n"),
                refused("type-mismatch", HANDLER + "    for i in range(«1.5»):\n        pass\n"),
                refused("type-mismatch", HANDLER + "    for i in «3»:\n        pass\n"),
                refused("type-mismatch", HANDLER + "    x = «position.qty»[0]\n"),
                refused("type-mismatch", "f = ta.sma(«close > 1», 10)\n"),
                refused("type-mismatch", "f = close if «1» else open\n"),
                refused("type-mismatch", "f = ta.sma(close, «1.5»)\n"),
                refused("type-mismatch", "def f(a):\n    return a\n" + HANDLER + "    f(1)\n    f(«\"a\"»)\n"),
                refused("type-mismatch", HANDLER + "    a, b = «1.5»\n"),
                refused("type-mismatch", HANDLER + "    a, b = «1, 2, 3»\n"),
                refused("type-mismatch", HANDLER + "    x = (1, 2) == «(1, 2, 3)»\n"),
                refused("type-mismatch", HANDLER + "    x = (1, 2) < «(1, 2)»\n"),
                refused("type-mismatch", HANDLER + "    x = «(1, 2) + (3, 4)»\n"),
                refused("type-mismatch", HANDLER + "    if «(1, 2)»:\n        pass\n"),
                refused("type-mismatch", HANDLER + "    x = (1, True)\n    x = «(1, 2)»\n"),
                refused("type-mismatch", HANDLER + "    for «a, b» in range(3):\n        pass\n"),
                refused("type-mismatch", HANDLER + "    buy(«(1, 2)»)\n"),
                refused("wrong-arguments", HANDLER + "    x = (1, 2)[«2»]\n"),
                refused("wrong-arguments", HANDLER + "    i = 0\n    x = (1, 2)[«i»]\n"),
                refused("no-value", HANDLER + "    x = «buy(1)»\n"),
                refused("type-mismatch", HANDLER + "    x = {«1.5»: 2}\n"),
                refused("type-mismatch", HANDLER + "    x = {1: «[2]»}\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2, \"a\": «3»}\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2, 2: «\"a\"»}\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2}\n    y = x[«\"a\"»]\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2}\n    x[«\"a\"»] = 1\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2}\n    x[1] = «\"a\"»\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2}\n    y = «1.5» in x\n"),
                refused("unsupported-python", HANDLER + "    x = (1, «{1: 2}»)\n"),
                refused("type-mismatch", HANDLER + "    x = {1: 2} == «{1: 2}»\n"),
                refused("type-mismatch", HANDLER + "    x = [1]\n    y = «x».get(1, 2)\n"),
                refused("cannot-infer-type", HANDLER + "    for x in «{}»:\n        pass\n"),
                refused("wrong-arguments", HANDLER + "    x = {1: 2}\n    y = «x.get(1)»\n"),
                refused("wrong-arguments", HANDLER + "    x = {1: 2}\n    y = «x.keys(1)»\n"),
                refused("unknown-function", HANDLER + "    x = {1: 2}\n    y = x.«update»(x)\n"),
                refused("unknown-name", "def f(a: «dict[float, int]»):\n    return a\n" + HANDLER + "    f({1: 2})\n"),
                refused("type-mismatch", HANDLER + "    x = [«[i]» for i in [1]]\n"),
                refused("type-mismatch", HANDLER + "    x = [i for i in «3»]\n"),
                refused("type-mismatch", HANDLER + "    x = [\"a\"]\n    x = «[i for i in [1]]»\n"),
                refused("already-defined", HANDLER + "    x = [1 for «high» in [1]]\n"),
                refused("unknown-name", HANDLER + "    x = [i for i in [1]]\n    y = «i»\n"),
                refused("maybe-unassigned", HANDLER + "    x = [1]\n    y = [x for x in «x»]\n"),
                refused("not-at-module-level", "x = «[i for i in [1]]»\n"),
                refused("not-a-series-expression", "x = «[i * close for i in [1]]»\n"),
                refused("no-value", HANDLER + "    x = [«buy(i)» for i in [1]]\n"),
                refused("no-value", HANDLER + "    x = «position»\n"),
                refused("no-value", HANDLER + "    x = «buy»\n"),
                refused("cannot-infer-type", "def «f»(n):\n    return f(n + 1)\n" + HANDLER + "    x = f(1)\n"),
                refused(
                        "missing-return",
                        "def «f»(n):\n    if n > 1:\n        return n\n" + HANDLER + "    x = f(1)\n"),
                refused(
                        "missing-return",
                        "def f(n):\n    if n > 1:\n        «return»\n    return n\n" + HANDLER + "    x = f(1)\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldReportSeriesAndStructure() {
        return tests(
                refused("not-a-series-expression", "x = «close[1:2]»\n"),
                refused("not-a-series-expression", HANDLER + "    x = «close[1:]»\n"),
                refused("look-ahead", "f = close[«-1»]\n"),
                refused("look-ahead", HANDLER + "    x = close[«-1»]\n"),
                refused("look-ahead", HANDLER + "    x = ta.sma(close, 3)[«-2»]\n"),
                refused("history-index", HANDLER + "    i = 1\n    x = close[«i»]\n"),
                refused("history-index", "x = close[«1.5»]\n"),
                refused("not-a-series-expression", HANDLER + "    n = 1.0\n    x = ta.sma(close * «n», 3)\n"),
                refused("not-a-series-expression", "x = close + «position.qty»\n"),
                refused(
                        "not-a-series-expression",
                        "def f(a):\n    return a\nx = «f(close)»\n" + HANDLER + "    f(1)\n"),
                refused("not-constant", "n = 3\nx = ta.sma(close, «n»)\n" + HANDLER + "    global n\n    n = 4\n"),
                refused("not-constant", "x = ta.sma(close, «bar_index»)\n"),
                refused("not-constant", "n = 3\nx = close + «n»\n" + HANDLER + "    global n\n    n = 4\n"),
                refused("wrong-arguments", "x = «ta.sma(close)»\n"),
                refused("wrong-arguments", "x = «ta.sma(close, 3, 4)»\n"),
                refused("wrong-arguments", "x = «ta.sma(close, length=3, size=4)»\n"),
                refused("wrong-arguments", "x = ta.sma(close, «0»)\n"),
                refused("wrong-arguments", "x = ta.sma(close, «100001»)\n"),
                refused("wrong-arguments", "x = «ta.tr» + 1\n"),
                refused("wrong-arguments", HANDLER + "    «buy()»\n"),
                refused("wrong-arguments", HANDLER + "    buy(1, «size»=2)\n"),
                refused("wrong-arguments", HANDLER + "    x = «abs()»\n"),
                refused("wrong-arguments", "def f(a):\n    return a\n" + HANDLER + "    x = f(1)\n    y = «f(1, 2)»\n"),
                refused("wrong-arguments", "def f(a):\n    return a\n" + HANDLER + "    x = f(1)\n    y = «f(b=1)»\n"),
                refused("wrong-arguments", "def f(a):\n    return a\n" + HANDLER + "    y = «f(1, a=1)»\n"),
                refused("wrong-arguments", "def f(a, b=1):\n    return a\n" + HANDLER + "    f(1)\n    y = «f(b=1)»\n"),
                refused(
                        "wrong-arguments",
                        "def f(a, b=1):\n    return a\n" + HANDLER + "    f(1)\n    y = «f(1, 2, 3)»\n"),
                refused("syntax-error", "def f(a=1, «b»):\n    return a\n" + HANDLER + "    f(1, 2)\n"),
                refused("bad-parameter", "n = 1\ndef f(a=«n»):\n    return a\n" + HANDLER + "    f(1)\n"),
                refused("bad-parameter", "def f(a=«[]»):\n    return a\n" + HANDLER + "    f([1])\n"),
                refused("type-mismatch", "def f(a: int = «\"b\"»):\n    return a\n" + HANDLER + "    f(1)\n"),
                refused("not-assignable", HANDLER + "    a, «close[0]» = 1, 2\n"),
                refused("not-assignable", HANDLER + "    a, «2» = 1, 2\n"),
                refused("not-at-module-level", "«a, b = 1, 2»\n"),
                refused(
                        "not-at-module-level",
                        "«if close > 1:»\n    x = 1\n".replace("«if close > 1:»", "«if close > 1»:")),
                refused("not-at-module-level", "«buy(1)»\n"),
                refused("not-at-module-level", "x = «position.qty»\n"),
                refused("not-at-module-level", HANDLER + "    x = «param»(1)\n"),
                refused("outside-function", "«return 1»\n"),
                refused("outside-loop", HANDLER + "    «break»\n"),
                refused("outside-loop", HANDLER + "    «continue»\n"),
                refused("bad-handler", "def on_bar(«ctx»):\n    pass\n"),
                refused("bad-handler", "def «on_tick»():\n    pass\n" + HANDLER + "    pass\n"),
                refused("bad-handler", "def «on_bar»():\n    return 1\n"),
                refused("bad-handler", "def «on_rank»():\n    pass\n" + HANDLER + "    pass\n"),
                refused("bad-handler", "def «on_fill»():\n    pass\n"),
                refused("bad-handler", "def on_fill(a, «b»):\n    pass\n"),
                refused("bad-handler", "def on_fill(«fill»=1):\n    pass\n"),
                refused("bad-handler", "def «on_fill»(fill):\n    return 1\n"),
                refused("unknown-attribute", "def on_fill(fill):\n    buy(fill.«quantity»)\n"),
                refused("bad-handler", "def screen(«symbols»):\n    return 1\n"),
                refused("bad-handler", "def «screen»():\n    pass\n"),
                refused("bad-handler", "def «screen»():\n    return \"yes\"\n"),
                refused("bad-handler", "@every(\"day\")\ndef f(«a»):\n    pass\n"),
                refused("bad-handler", "@every(\"day\")\ndef «f»():\n    return 1\n"),
                refused("bad-handler", "@«every(\"day\")»\ndef on_bar():\n    pass\n"),
                refused("wrong-arguments", "@«every(\"days\")»\ndef f():\n    pass\n"),
                refused("wrong-arguments", "@«every(5)»\ndef f():\n    pass\n"),
                refused("unsupported-python", "@«cached»\ndef f():\n    pass\n"),
                refused("syntax-error", "@every(\"day\")\n«x» = 1\n"),
                refused("wrong-arguments", "x = «rank()»\n"),
                refused("wrong-arguments", "x = «rank(close, 5)»\n"),
                refused("wrong-arguments", "x = «rank(close, ascending=1)»\n"),
                refused("wrong-arguments", "x = «winsorize(close)»\n"),
                refused("wrong-arguments", "x = «demean(close, axis=1)»\n"),
                refused("type-mismatch", "x = rank(«close > open»)\n"),
                refused("not-constant", "st = state(x=«ta.sma(close, 3) - 0.1»)\n" + HANDLER + "    st.x = 1.0\n"),
                refused("not-constant", "st = state(x=«close»)\n" + HANDLER + "    st.x = 1.0\n"),
                refused("not-constant", "x = winsorize(close, «open»)\n"),
                refused("not-a-series-expression", HANDLER + "    a = 1.0\n    b = rank(«a»)\n"),
                refused("program-too-large", "x = «rank(" + "rank(".repeat(8) + "close" + ")".repeat(9) + "»\n"),
                refused("unknown-attribute", "x = symbol.«tick»\n"),
                refused("already-defined", "«symbol» = 1\n" + HANDLER + "    pass\n"),
                refused("bad-parameter", "n = «param()»\n"),
                refused("bad-parameter", "n = param(«close»)\n"),
                refused("bad-parameter", "n = «param(1, min=2)»\n"),
                refused("bad-parameter", "n = param(1, min=«0.5»)\n"),
                refused("bad-parameter", "n = param(\"a\", min=«1»)\n"),
                refused("wrong-arguments", "n = param(1, «least»=2)\n"),
                refused("nothing-to-run", "«»x = 1\n"));
    }

    @Test
    void shouldSuggestTheNameThatWasMeant() {
        List<Diagnostic> diagnostics = Strategies.rejected("f = ta.sma(clsoe, 10)\n");

        assertThat(diagnostics).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.message()).isEqualTo("unknown name 'clsoe', did you mean 'close'?");
            assertThat(diagnostic.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void shouldReportEveryMistakeOfASource() {
        List<Diagnostic> diagnostics = Strategies.rejected("""
                f = ta.sma(clsoe, 10)
                s = ta.smaa(close, 30)

                def on_bar():
                    if ta.crossover(f, s):
                        bye(1)
                    x = y
                """);

        assertThat(diagnostics)
                .extracting(Diagnostic::line, Diagnostic::code)
                .containsExactly(
                        tuple(1, "unknown-name"),
                        tuple(2, "unknown-indicator"),
                        tuple(6, "unknown-function"),
                        tuple(7, "unknown-name"));
    }

    @Test
    void shouldGoOnBehindASyntaxError() {
        List<Diagnostic> diagnostics =
                Strategies.rejected("x = = 1\ny = 2 +\nclass A:\n    z = (\ndef on_bar():\n    pass\n");

        assertThat(diagnostics).extracting(Diagnostic::line).contains(1, 2, 3);
    }

    @Test
    void shouldWarnWithoutRefusing() {
        Compilation compilation = StrategyCompiler.compile("""
                count = 0

                def unused(a):
                    return a

                def on_bar():
                    count = 1
                    return
                    buy(1)
                """, CompilerLimits.DEFAULT);

        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        assertThat(compilation.diagnostics())
                .extracting(Diagnostic::line, Diagnostic::code, Diagnostic::severity)
                .containsExactly(
                        tuple(3, "never-called", Severity.WARNING),
                        tuple(7, "hides-module-name", Severity.WARNING),
                        tuple(9, "unreachable-code", Severity.WARNING));
    }

    private record Refusal(String code, String marked) {}

    private static Refusal refused(String code, String marked) {
        return new Refusal(code, marked);
    }

    private static Stream<DynamicTest> tests(Refusal... refusals) {
        return Stream.of(refusals)
                .map(refusal -> DynamicTest.dynamicTest(
                        refusal.code + ": " + refusal.marked.replace("\n", "⏎"), () -> check(refusal)));
    }

    private static void check(Refusal refusal) {
        int start = refusal.marked.indexOf('«');
        int end = refusal.marked.indexOf('»') - 1;
        String source = refusal.marked.replace("«", "").replace("»", "");

        List<Diagnostic> diagnostics = Strategies.rejected(source);

        assertThat(diagnostics.getFirst())
                .extracting(d -> List.of(d.line(), d.column(), d.endLine(), d.endColumn()), Diagnostic::code)
                .as(diagnostics.toString())
                .containsExactly(range(source, start, end), refusal.code);
    }

    private static List<Integer> range(String source, int start, int end) {
        boolean isLineEnd = source.substring(start, end).equals("\n");
        return List.of(
                line(source, start),
                column(source, start),
                line(source, isLineEnd ? start : end),
                isLineEnd ? column(source, start) + 1 : column(source, end));
    }

    private static int line(String source, int index) {
        return 1
                + (int) source.substring(0, index)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static int column(String source, int index) {
        return index - source.lastIndexOf('\n', index - 1);
    }
}
