package io.atlantis.runner.language.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the compiler's tables don't say of their names: {@code names.txt} beside this class, in blocks with an empty line
 * between. A block begins with kind and name; then come signatures, indented lines of prose, behind {@code ~} the source of a
 * formula, and behind {@code >} lines of the example.
 */
final class EntryTexts {
    private static final String RESOURCE = "names.txt";

    private final Map<String, List<String>> blocks;

    private EntryTexts(Map<String, List<String>> blocks) {
        this.blocks = blocks;
    }

    static EntryTexts read() {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        for (String block : text().split("\n\n+", -1)) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty() && blocks.put(lines.getFirst(), lines.subList(1, lines.size())) != null) {
                throw new IllegalStateException(RESOURCE + ": '" + lines.getFirst() + "' stands there twice");
            }
        }
        return new EntryTexts(blocks);
    }

    private static String text() {
        try (InputStream resource = Objects.requireNonNull(EntryTexts.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kind and name of every block, as {@code list-method append}. */
    List<String> headings() {
        return List.copyOf(blocks.keySet());
    }

    static String heading(EntryKind kind, String name) {
        return kind.label() + " " + name;
    }

    /**
     * The entry of a name.
     *
     * @throws IllegalStateException when the texts say nothing of the name
     */
    LanguageEntry entry(EntryKind kind, String name) {
        List<String> lines = blocks.get(heading(kind, name));
        if (lines == null) {
            throw new IllegalStateException(
                    RESOURCE + ": add a block '" + heading(kind, name) + "', the compiler knows this name");
        }
        List<Signature> signatures = lines.stream()
                .filter(line -> Character.isLetter(line.charAt(0)) || line.startsWith("@"))
                .map(SignatureText::parse)
                .toList();
        String doc = marked(lines, " ").map(String::strip).collect(Collectors.joining(" "));
        Optional<String> formula = marked(lines, "~").map(String::strip).findFirst();
        String example = marked(lines, ">")
                .map(line -> line.isEmpty() ? line : line.substring(1))
                .collect(Collectors.joining("\n"));
        return new LanguageEntry(kind, name, signatures, doc, formula, example, Optional.empty());
    }

    /** What stands behind the mark in the lines that begin with it. */
    private static Stream<String> marked(List<String> lines, String mark) {
        return lines.stream().filter(line -> line.startsWith(mark)).map(line -> line.substring(mark.length()));
    }
}
