package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.ReservedNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference shows every function at work, and what it says comes out does come out. */
class GuideExamplesTest {
    private static final Path GUIDE = Path.of("../../docs/strategy-language.md");
    private static final Pattern BLOCK = Pattern.compile("```python example\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("(.*?)\\s+# -> (.*)");

    @Test
    void shouldGiveWhatTheExamplesSay() throws IOException {
        for (String example : examples()) {
            List<String> expected = new ArrayList<>();
            StringBuilder source = new StringBuilder("def on_bar():\n    if bar_index < 2:\n        return\n");
            for (String line : example.lines().toList()) {
                Matcher result = RESULT.matcher(line);
                boolean states = result.matches();
                source.append("    ")
                        .append(states ? "log(str(" + result.group(1) + "))" : line)
                        .append('\n');
                if (states) {
                    expected.add("log " + result.group(2));
                }
            }
            assertThat(Strategies.run(source.toString(), Bars.ofCloses(100, 102, 101)).stream()
                            .filter(call -> call.startsWith("log ")))
                    .as(example)
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldShowEveryFunctionAndWhatFills() throws IOException {
        String shown = String.join("\n", examples());

        assertThat(ReservedNames.callable())
                .allSatisfy(name -> assertThat(shown).containsPattern("(?<![\\w.])" + name + "\\("));
        assertThat(Stream.of(HostOperation.values()).map(HostOperation::sourceName))
                .allSatisfy(name -> assertThat(shown).contains(name));
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
