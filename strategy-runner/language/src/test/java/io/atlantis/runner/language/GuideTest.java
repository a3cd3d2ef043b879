package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.builtin.EveryPeriod;
import io.atlantis.runner.language.builtin.FillFields;
import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.runtime.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The language's reference names all there is. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/strategy-language.md");

    @Test
    void shouldNameEveryCodeIndicatorAndFunction() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(Stream.of(DiagnosticCode.values()).map(DiagnosticCode::code))
                .allMatch(code -> guide.contains("`" + code + "`"));
        assertThat(Stream.of(FaultCode.values()).map(FaultCode::code))
                .allMatch(code -> guide.contains("`" + code + "`"));
        assertThat(IndicatorCatalogue.names()).allMatch(guide::contains);
        assertThat(ReservedNames.FUNCTIONS).allMatch(guide::contains);
        assertThat(CrossOperation.names()).allMatch(name -> guide.contains("`" + name + "("));
        assertThat(FillFields.NAMES).allMatch(name -> guide.contains("`fill." + name + "`"));
        assertThat(EveryPeriod.names()).allMatch(guide::contains);
        assertThat(Stream.of(HostOperation.values()).map(HostOperation::sourceName))
                .allMatch(guide::contains);
    }

    @Test
    void shouldShowAStrategyThatCompiles() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```python\n") + "```python\n".length();

        assertThat(Strategies.compiled(guide.substring(start, guide.indexOf("```", start)))
                        .handlesBar())
                .isTrue();
    }
}
