package io.atlantis.runner.language.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.builtin.EveryPeriod;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.builtin.ReservedNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published of the language is all that the compiler knows, and nothing else. */
class LanguageCatalogueTest {
    private static final LanguageCatalogue CATALOGUE = LanguageCatalogue.load();

    @Test
    void shouldHaveEveryNameOfTheCompilersTablesInTheirOrder() {
        for (EntryKind kind : EntryKind.values()) {
            assertThat(CATALOGUE.of(kind).stream().map(LanguageEntry::name))
                    .as(kind.label())
                    .isNotEmpty()
                    .isEqualTo(kind.names());
        }
    }

    @Test
    void shouldHaveEveryNameThatStrategiesMayNotTake() {
        List<String> firstWords = CATALOGUE.entries().stream()
                .filter(entry -> entry.kind().owner().isEmpty())
                .map(entry -> entry.name().split("\\.", 2)[0])
                .toList();

        assertThat(firstWords).containsAll(ReservedNames.names());
    }

    @Test
    void shouldHaveTextsOfNothingThatTheCompilerDoesNotKnow() {
        Stream<String> known = Arrays.stream(EntryKind.values())
                .filter(kind -> kind != EntryKind.INDICATOR)
                .flatMap(kind -> kind.names().stream().map(name -> EntryTexts.heading(kind, name)));

        assertThat(EntryTexts.read().headings()).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @Test
    void shouldFailForANameThatNothingIsWrittenAbout() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EntryTexts.read().entry(EntryKind.FUNCTION, "cbrt"))
                .withMessageContaining("function cbrt");
    }

    @Test
    void shouldNameEachKindOfThingOnce() {
        assertThat(CATALOGUE.entries().stream().map(entry -> entry.kind().label() + " " + entry.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellOfEachNameInOneOrTwoSentences() {
        assertThat(CATALOGUE.entries()).allSatisfy(entry -> {
            assertThat(entry.doc()).as(entry.name()).isNotBlank().endsWith(".").hasSizeLessThan(240);
            assertThat(entry.example()).as(entry.name()).isNotBlank();
            assertThat(entry.signatures().isEmpty())
                    .as(entry.name())
                    .isEqualTo(entry.kind() == EntryKind.KEYWORD || entry.kind() == EntryKind.TYPE);
            assertThat(entry.signatures().stream().map(Signature::callee))
                    .allMatch(callee -> callee.endsWith(entry.qualifiedName()));
        });
    }

    @Test
    void shouldNameEveryPeriod() {
        LanguageEntry every = CATALOGUE.of(EntryKind.DECORATOR).getFirst();

        assertThat(EveryPeriod.names()).allMatch(every.doc()::contains);
    }

    /** Python's words are the language's or are refused: none is forgotten in between. */
    @Test
    void shouldListTheWordsThatPythonKeepsForItselfUnlessTheyAreRefused() {
        List<String> python =
                List.of(("False None True and as assert async await break class continue def del elif else except "
                                + "finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")
                        .split(" ", -1));
        List<String> refused =
                List.of(("None as assert async await class del except finally from import is lambda nonlocal raise "
                                + "try with yield")
                        .split(" ", -1));

        assertThat(EntryKind.KEYWORD.names())
                .containsExactlyInAnyOrderElementsOf(
                        python.stream().filter(word -> !refused.contains(word)).toList());
        assertThat(refused)
                .allSatisfy(word -> assertThat(
                                StrategyCompiler.compile("def on_bar():\n    " + word + " x\n", CompilerLimits.DEFAULT))
                        .isInstanceOf(Compilation.Rejected.class));
    }

    @Test
    void shouldDescribeIndicatorsByTheirDefinition() {
        LanguageEntry bands = named(EntryKind.INDICATOR, "ta.bbands");

        assertThat(bands.signatures().getFirst().text())
                .isEqualTo("ta.bbands(source: series, length: int = 20, multiplier: series = 2.0)"
                        + " -> tuple[series, series, series]");
        assertThat(bands.indicator()).isEqualTo(IndicatorCatalogue.named("bbands"));
        assertThat(bands.formula())
                .isEqualTo(bands.indicator()
                        .map(indicator -> indicator.definition().source()));
        assertThat(named(EntryKind.DECLARATION, "rng").formula()).hasValue("SplitMix64");
        assertThat(bands.example()).contains("ta.bbands(close).upper", "ta.bbands(close).lower");
    }

    @Test
    void shouldReadSignaturesAsTheyAreWritten() {
        for (String text : List.of(
                "close -> series",
                "on_bar() -> none",
                "min(*x: number) -> number",
                "@every(p: literal) -> none",
                "f(a: dict[str, float], b: int = 1) -> tuple[int, str]")) {
            assertThat(SignatureText.parse(text).text()).isEqualTo(text);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> SignatureText.parse("f(a)"))
                .withMessageContaining("'f(a)' is no signature");
    }

    private static LanguageEntry named(EntryKind kind, String name) {
        return CATALOGUE.of(kind).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
