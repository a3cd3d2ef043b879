package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source says about types holds. */
class AnnotationTest {
    private static final String HANDLER = "def on_bar():\n    pass\n";

    @Test
    void shouldMakeOfAnIntTheFloatThatIsDeclared() {
        assertThat(Strategies.run("""
                        limit: float = 3
                        n: int = param(4)

                        def size(a: int, b: float = 2) -> float:
                            "what it buys"
                            return a * b

                        def pair() -> tuple[int, float]:
                            return 1, 2

                        def on_bar() -> None:
                            x: float = 7
                            xs: list[float] = [1, 2]
                            ys: list[float] = []
                            seen: dict[str, float] = {"a": 1}
                            log(f"{x} {limit} {xs[0]} {size(3)}")
                            log(f"{pair()[1]} {seen['a']} {len(ys)} {n}")
                        """, Bars.ofCloses(1))).containsExactly("log 7.0 3.0 1.0 6.0", "log 2.0 1.0 0 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x: int = 1.5                               | 1:10 | write int(x)",
                "x: str = 1                                 | 1:10 | write str(x)",
                "x: int = param(1.5)                        | 1:4  | 'x' is float, not int",
                "x: float = ta.sma(close, 3)                | 1:4  | remove it",
                "x: list[float] = [\"a\"]                   | 1:18 | is declared list[float], but is given list[str]",
                "x: lsit = 1                                | 1:4  | types are bool, int",
                "def f(a: int):⏎    return a⏎def on_bar():⏎    x = f(1.5) | 4:11 | 'a' is declared int, but is given float",
                "def f(a: int = 1.5):⏎    return a          | 1:16 | 'a' is declared int",
                "def f() -> int:⏎    return 1.5             | 2:12 | the value of f() is declared int",
                "def f() -> None:⏎    return 1              | 1:12 | write its type",
                "def f() -> int:⏎    pass                   | 1:12 | write None",
                "def on_bar():⏎    x: int = 1⏎    x = 2.5   | 3:9  | or change the annotation",
                "def on_bar():⏎    x: int = 1⏎    x: float = 2.0 | 3:8 | it has one type",
                "y = 0⏎def on_bar():⏎    global y⏎    y: int = 1 | 4:5 | annotate it at module level"
            })
    void shouldRefuseWhatIsNotDeclared(String source, String place, String hint) {
        assertThat(Strategies.rejected(source.replace("⏎", "\n") + "\n" + (source.contains("on_bar") ? "" : HANDLER)))
                .anySatisfy(diagnostic -> {
                    assertThat(diagnostic.line() + ":" + diagnostic.column()).isEqualTo(place);
                    assertThat(diagnostic.message()).contains(hint);
                });
    }
}
