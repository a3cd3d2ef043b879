package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The reference of the indicators is the catalogue, put in a table. {@code -Datlantis.docs.write=true} writes the table
 * anew.
 */
class IndicatorGuideTest {
    private static final Path GUIDE = Path.of("../../docs/guides/indicators.md");
    private static final String BEGIN = "<!-- catalogue: begin -->\n";
    private static final String END = "<!-- catalogue: end -->\n";

    @Test
    void shouldHoldTheCatalogue() throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf(BEGIN) + BEGIN.length();
        int to = guide.indexOf(END);
        if (Boolean.getBoolean("atlantis.docs.write")) {
            Files.writeString(GUIDE, guide.substring(0, from) + table() + guide.substring(to));
            return;
        }

        assertThat(guide.substring(from, to))
                .as("write it anew with -Datlantis.docs.write=true")
                .isEqualTo(table());
    }

    @Test
    void shouldShowCallsThatCompile() throws IOException {
        String guide = Files.readString(GUIDE);
        String examples = guide.substring(guide.indexOf(END));
        List<String> calls = Pattern.compile("`(ta\\.\\w+\\([^`]+)`")
                .matcher(examples)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(calls).hasSize(2);
        assertThat(StrategyCompiler.compileExpressions(calls, CompilerLimits.DEFAULT))
                .isInstanceOf(Compilation.Compiled.class);
    }

    private static String table() {
        Stream<String> rows = IndicatorCatalogue.all().stream()
                .flatMap(indicator -> Stream.concat(
                        Stream.of(row(indicator)), indicator.outputs().stream().map(line -> row(indicator, line))));
        return Stream.concat(
                        Stream.of("| call | value | first at bar | memory | formula |", "|---|---|---|---|---|"), rows)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Indicator indicator, Indicator.Output line) {
        return "| &nbsp; `." + line.name() + "` | " + line.summary() + " | `" + line.firstValue() + "` | "
                + indicator.definition().memory().label() + " | |";
    }

    private static String row(Indicator indicator) {
        Indicator.Definition definition = indicator.definition();
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                "`" + indicator.signature() + "`",
                                definition.summary(),
                                "`" + definition.firstValue() + "`",
                                definition.memory().label(),
                                definition.source()))
                + " |";
    }
}
