package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.catalogue.LanguageCatalogue;
import io.atlantis.runner.language.catalogue.LanguageEntry;
import io.atlantis.runner.language.catalogue.Signature;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The example of each name shows every way of writing it, compiles, runs, and gives what it says. */
class CatalogueExamplesTest {
    @TestFactory
    Stream<DynamicTest> shouldShowEverySignatureInCodeThatRuns() {
        return LanguageCatalogue.load().entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.kind().label() + " " + entry.name(), () -> check(entry)));
    }

    private static void check(LanguageEntry entry) {
        ShownCode code = ShownCode.of(entry.example());

        assertThat(entry.signatures())
                .allSatisfy(signature -> assertThat(shows(entry, signature))
                        .as("%s shows %s", entry.example(), signature.text())
                        .isTrue());
        assertThat(entry.example()).containsPattern("(?<!\\w)" + lastPart(entry.name()) + "(?!\\w)");
        if (code.results().isEmpty()) {
            Strategies.compiled(code.source());
            code.logged();
        } else {
            assertThat(code.logged()).as(code.source()).isEqualTo(code.results());
        }
    }

    private static boolean shows(LanguageEntry entry, Signature signature) {
        String written = entry.kind().owner().isPresent() ? "." + entry.name() : entry.name();
        return !signature.isCall()
                || CallShape.of(written, entry.example()).stream().anyMatch(call -> call.fits(signature));
    }

    private static String lastPart(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
