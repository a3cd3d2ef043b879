package io.atlantis.runner.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Hostile programs from text files. Each begins with a line {@code === outcome : title}; where the text of several
 * outcomes is one, they stand with a bar between them. In a program {@code «part»*500} is the part 500 times, with
 * {@code {n}} from 1, {@code {m}} from 0 and {@code {indent}} for n spaces; {@code \n \r \t \u0000} are the characters.
 */
final class AttackCorpus {
    private static final Pattern HEADER = Pattern.compile("(?m)^=== ([a-z0-9|-]+) : (.*)\\R");
    private static final Pattern REPEAT = Pattern.compile("(?s)«(.*?)»\\*(\\d+)");
    private static final Pattern INDENT = Pattern.compile("\\{indent(\\d+)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(n|r|t|u[0-9A-F]{4})");

    private AttackCorpus() {}

    /** @param outcomes codes of the diagnostics or faults that it may end in, or "ran" */
    record Attack(String title, Set<String> outcomes, String source) {}

    static List<Attack> of(String file) {
        String text = text(file);
        List<MatchResult> headers = HEADER.matcher(text).results().toList();
        List<Attack> attacks = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            MatchResult header = headers.get(i);
            int end = i + 1 < headers.size() ? headers.get(i + 1).start() : text.length();
            String source = text.substring(header.end(), end).stripTrailing() + "\n";
            attacks.add(new Attack(header.group(2), Set.of(header.group(1).split("\\|")), expanded(source)));
        }
        return attacks;
    }

    private static String expanded(String source) {
        String repeated = REPEAT.matcher(source).replaceAll(match -> literal(repeated(match)));
        String indented = INDENT.matcher(repeated).replaceAll(match -> " ".repeat(Integer.parseInt(match.group(1))));
        return ESCAPE.matcher(indented).replaceAll(match -> literal(character(match.group(1))));
    }

    private static String repeated(MatchResult match) {
        StringBuilder all = new StringBuilder();
        int count = Integer.parseInt(match.group(2));
        for (int n = 1; n <= count; n++) {
            all.append(match.group(1)
                    .replace("{n}", Integer.toString(n))
                    .replace("{m}", Integer.toString(n - 1))
                    .replace("{indent}", match.group(1).contains("{indent}") ? " ".repeat(n) : ""));
        }
        return all.toString();
    }

    private static String character(String escape) {
        return switch (escape) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
        };
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$");
    }

    private static String text(String file) {
        try (InputStream in = AttackCorpus.class.getResourceAsStream("attacks/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
