package io.atlantis.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.catalogue.LanguageCatalogue;
import io.atlantis.runner.language.catalogue.LanguageJson;
import org.junit.jupiter.api.Test;

class LanguageCommandTest {
    @Test
    void shouldListEveryNameOnALineOfItsOwn() {
        CommandRun run = CommandRun.of(new LanguageCommand());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .hasSameSizeAs(LanguageCatalogue.load().entries())
                .contains(
                        "list-method\tlist.append\tPuts an element at the end.",
                        "indicator\tta.sma\tMean of the last length numbers.");
    }

    @Test
    void shouldTellAllOfAName() {
        assertThat(CommandRun.of(new LanguageCommand(), "rsi").lines())
                .startsWith("indicator ta.rsi")
                .contains("  ta.rsi(source: series, length: int) -> series", "    value = ta.rsi(close, 14)");
        assertThat(CommandRun.of(new LanguageCommand(), "count").lines())
                .contains("list-method list.count", "text-method text.count");
        assertThat(CommandRun.of(new LanguageCommand(), "list.count").lines())
                .contains("list-method list.count")
                .doesNotContain("text-method text.count");
    }

    @Test
    void shouldPrintTheCatalogueThatIsServed() {
        assertThat(CommandRun.of(new LanguageCommand(), "--json").out())
                .isEqualTo(LanguageJson.text(LanguageCatalogue.load()) + "\n");
    }

    @Test
    void shouldRefuseANameThatTheLanguageDoesNotHave() {
        CommandRun run = CommandRun.of(new LanguageCommand(), "cbrt");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("NAME cbrt is none of the language").hasLineCount(1);
    }
}
