package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.catalogue.LanguageCatalogue;
import io.atlantis.runner.language.catalogue.LanguageEntry;
import io.atlantis.runner.language.catalogue.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference shows every function at work, and what it says comes out does come out. */
class GuideExamplesTest {
    private static final Path GUIDE = Path.of("../../docs/strategy-language.md");
    private static final Pattern BLOCK = Pattern.compile("```python example\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALLED = Pattern.compile("(\\w+)\\(");
    private static final Pattern BEHIND_DOT = Pattern.compile("(?<=[A-Za-z_)\\]]\\.)([a-z_]+)");

    /** Functions of the examples, and attributes of their states. */
    private static final Pattern OWN = Pattern.compile("(?:def |state\\()(\\w+)");

    private static final Set<String> OF_SMALL_EXAMPLES = Set.of("levels");
    private static final LanguageCatalogue CATALOGUE = LanguageCatalogue.load();

    @Test
    void shouldGiveWhatTheExamplesSay() throws IOException {
        for (String example : examples()) {
            ShownCode code = ShownCode.of(example);

            assertThat(code.logged()).as(example).isEqualTo(code.results());
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldShowEveryNameOfTheCatalogue() throws IOException {
        String shown = String.join("\n", examples());

        return CATALOGUE.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.kind().label() + " " + entry.name(),
                        () -> assertThat(shown).containsPattern(written(entry))));
    }

    @Test
    void shouldShowNoNameThatTheCatalogueDoesNotHave() throws IOException {
        String shown = String.join("\n", examples());
        Set<String> own = found(OWN, shown);

        assertThat(found(CALLED, shown)).allMatch(name -> own.contains(name) || isKnown(name), "is in the catalogue");
        assertThat(found(BEHIND_DOT, shown))
                .allMatch(name -> own.contains(name) || isKnown(name), "is in the catalogue");
    }

    /** In the prose too, but for Python's that it says are missing and those of its own small examples. */
    @Test
    void shouldNameNoFunctionThatTheCatalogueDoesNotHave() throws IOException {
        String guide = Files.readString(GUIDE);
        String prose =
                Pattern.compile("```.*?```", Pattern.DOTALL).matcher(guide).replaceAll("");
        String spans = Pattern.compile("`([^`]+)`")
                .matcher(prose)
                .results()
                .map(span -> span.group(1))
                .filter(span -> !span.contains("def "))
                .collect(Collectors.joining("\n"));
        Set<String> names = found(CALLED, spans);

        assertThat(names).hasSizeGreaterThan(60);
        assertThat(names).allMatch(name -> OF_SMALL_EXAMPLES.contains(name) || isKnown(name), "is in the catalogue");
    }

    private static String written(LanguageEntry entry) {
        String before = entry.kind().owner().isPresent() ? "\\." : "(?<![\\w.])";
        boolean isCall = entry.signatures().stream().anyMatch(Signature::isCall);
        return before + Pattern.quote(entry.name()) + (isCall ? "\\(" : "(?!\\w)");
    }

    private static boolean isKnown(String name) {
        return CATALOGUE.entries().stream()
                .anyMatch(entry -> entry.name().equals(name)
                        || entry.name().endsWith("." + name)
                        || entry.indicator().stream()
                                .anyMatch(indicator -> indicator.outputNames().contains(name)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> examples() throws IOException {
        List<String> examples = BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        return examples;
    }
}
