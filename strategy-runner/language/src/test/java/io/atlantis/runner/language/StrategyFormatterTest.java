package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.differential.ProgramGenerator;
import io.atlantis.runner.language.syntax.Parser;
import io.atlantis.runner.language.syntax.SyntaxLimits;
import io.atlantis.testkit.gen.SeededTest;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One layout, the same program, and nothing left to do the second time. */
class StrategyFormatterTest {
    @Test
    void shouldLayAStrategyOutInOneWay() {
        String source = """


                # crosses of two averages
                fast=param( 10,min = 2 , max=200 )   # bars
                f=ta.sma( close,fast )
                def size( d:float=1.0,n=2 )->float:
                  return -d*n


                  # still of size

                # of on_bar
                def on_bar():

                      '''Trades.'''
                      x=[1,2][0]



                      if   not(x>1)and close [1]<f :
                         buy(1,tag='a  b');sell( -1 )
                      total=x+ \\
                         1
                      y=max(
                        1,   # one
                        # two
                        2
                      )
                ys=2
                """;

        assertThat(formatted(source)).isEqualTo("""
                # crosses of two averages
                fast = param(10, min=2, max=200)  # bars
                f = ta.sma(close, fast)

                def size(d: float = 1.0, n=2) -> float:
                    return -d * n

                    # still of size

                # of on_bar
                def on_bar():
                    '''Trades.'''
                    x = [1, 2][0]

                    if not (x > 1) and close[1] < f:
                        buy(1, tag='a  b'); sell(-1)
                    total = x + \\
                        1
                    y = max(
                        1,  # one
                        # two
                        2
                    )

                ys = 2
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=1|x = 1",
                "x=xs [ 1 : - 1 ]|x = xs[1:-1]",
                "x={ 1:2 , 3:4 }|x = {1: 2, 3: 4}",
                "x=a if b else-c|x = a if b else -c",
                "x=a**-b//c%d|x = a ** -b // c % d",
                "a,b=b,a|a, b = b, a",
                "x+=1|x += 1",
                "x = f'{ a+b :.2f} {{c}}' + 'q'|x = f'{ a+b :.2f} {{c}}' + 'q'",
                "x = f(y= 1)[ 0 ]|x = f(y=1)[0]",
                "x = [a*2 for a in(1,2)if a!=1]|x = [a * 2 for a in (1, 2) if a != 1]",
            })
    void shouldPutSpacesWherePythonHasThem(String source, String expected) {
        assertThat(formatted(source)).isEqualTo(expected + "\n");
    }

    @Test
    void shouldKeepTheLinesOfATextAndForgetForeignLineEnds() {
        assertThat(formatted("x = '''a\n    b  \n\n\n c'''\r\ny=1\r\n"))
                .isEqualTo("x = '''a\n    b  \n\n\n c'''\ny = 1\n");
        assertThat(formatted("\n\n")).isEmpty();
        assertThat(formatted("   # alone")).isEqualTo("# alone\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x = (1", "def f(:\n  pass", "x  =  'a", "if x:\n\ty = 1\n", "import  os", "x = 1\n  y = 2"})
    void shouldGiveBackWhatItCannotRead(String source) {
        Formatting formatting = StrategyFormatter.format(source, CompilerLimits.DEFAULT);

        assertThat(formatting).isInstanceOf(Formatting.Unreadable.class);
        assertThat(formatting.text()).isEqualTo(source);
        assertThat(((Formatting.Unreadable) formatting).diagnostics()).isNotEmpty();
    }

    @Test
    void shouldKeepADecoratorAtItsFunction() {
        assertThat(formatted("x=1\n@ every( 'day' )\n@every('week')\ndef f():\n  pass\n"))
                .isEqualTo("x = 1\n\n@every('day')\n@every('week')\ndef f():\n    pass\n");
    }

    @SeededTest(tries = 5)
    void shouldKeepTheProgramAndHaveNothingLeftToDo(RandomGenerator random) {
        for (int i = 0; i < 200; i++) {
            String source = disordered(ProgramGenerator.generate(random.nextLong()), random);
            String once = formatted(source);

            assertThat(tree(once)).as(source).isEqualTo(tree(source));
            assertThat(formatted(once)).as(source).isEqualTo(once);
            assertThat(comments(once)).as(source).isEqualTo(comments(source));
            assertThat(once.lines()).as(source).noneMatch(line -> line.endsWith(" "));
        }
    }

    /** The same program in another layout: other indentation, spaces, empty lines, comments and broken lines. */
    private static String disordered(String program, RandomGenerator random) {
        StringBuilder out = new StringBuilder();
        int width = random.nextInt(1, 8);
        for (String line : program.lines().toList()) {
            int spaces = line.length() - line.stripLeading().length();
            if (random.nextInt(6) == 0) {
                out.append(" ".repeat(random.nextInt(10))).append(random.nextBoolean() ? "# §\n" : "\n\n\n");
            }
            out.append(" ".repeat(spaces / 4 * width)).append(disorderedLine(line.strip(), random));
            out.append(random.nextInt(8) == 0 ? "   # §  \n" : random.nextInt(8) == 0 ? "  \n" : "\n");
        }
        return out.toString();
    }

    private static String disorderedLine(String line, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> line.replace(", ", ",");
            case 1 -> line.replace(" + ", "+").replace(" = ", "=").replace(" * ", "  *");
            case 2 -> line.replace("(", "(  ").replace("]", " ]").replace(" ", "  ");
            case 3 -> brokenInBrackets(line);
            case 4 -> line.contains("\"") ? line : line.replace(" + ", " \\\n + ");
            default -> line;
        };
    }

    private static String brokenInBrackets(String line) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (char c : line.toCharArray()) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            out.append(c);
            if (c == ',' && depth > 0 && line.indexOf('"') < 0) {
                out.append("  # §\n\n # §\n ");
            }
        }
        return out.toString();
    }

    private static long comments(String source) {
        return source.chars().filter(c -> c == '§').count();
    }

    private static String tree(String source) {
        Diagnostics diagnostics = new Diagnostics(1);
        String tree =
                Parser.parse(source, new SyntaxLimits(100, 50_000), diagnostics).toString();
        assertThat(diagnostics.hasErrors()).isFalse();
        return tree.replaceAll("Span\\[[^\\]]*\\]", "");
    }

    private static String formatted(String source) {
        Formatting formatting = StrategyFormatter.format(source, CompilerLimits.DEFAULT);
        assertThat(formatting).as(formatting.toString()).isInstanceOf(Formatting.Formatted.class);
        return formatting.text();
    }
}
