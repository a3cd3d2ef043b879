package io.atlantis.runner.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Hostile programs from text files. Each begins with a line {@code === code@line 100 steps 8 MiB : title}: the one error
 * that it ends in, the line of that error unless the language leaves it open, and its ceilings. In a program {@code «part»*500} is the part 500 times, with
 * {@code {n}} from 1, {@code {m}} from 0 and {@code {indent}} for n spaces; {@code \n \r \t \u0000} are the characters.
 */
final class AttackCorpus {
    private static final Pattern HEADER =
            Pattern.compile("(?m)^=== ([a-z-]+)(?:@(\\d+))? (\\d+) steps (\\d+) MiB : (.*)\\R");
    private static final Pattern REPEAT = Pattern.compile("(?s)«(.*?)»\\*(\\d+)");
    private static final Pattern INDENT = Pattern.compile("\\{indent(\\d+)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(n|r|t|u[0-9A-F]{4})");

    private AttackCorpus() {}

    /**
     * @param code of the diagnostic or the fault that it must end in, or "ran"
     * @param line of that error; nothing where the rules of the language do not decide it
     * @param mostSteps that it may spend in three events
     * @param mostBytes that may be allocated to compile and run it
     */
    record Attack(String title, String code, OptionalInt line, long mostSteps, long mostBytes, String source) {}

    /** Names of the files. */
    static List<String> files() {
        return List.of("escape.txt", "text.txt", "compiler.txt", "running.txt");
    }

    static List<Attack> of(String file) {
        String text = text(file);
        List<MatchResult> headers = HEADER.matcher(text).results().toList();
        List<Attack> attacks = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            MatchResult header = headers.get(i);
            int end = i + 1 < headers.size() ? headers.get(i + 1).start() : text.length();
            String source = text.substring(header.end(), end).stripTrailing() + "\n";
            attacks.add(attack(header, expanded(source)));
        }
        return attacks;
    }

    private static Attack attack(MatchResult header, String source) {
        OptionalInt line =
                header.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(header.group(2)));
        long mostBytes = Long.parseLong(header.group(4)) << 20;
        return new Attack(header.group(5), header.group(1), line, Long.parseLong(header.group(3)), mostBytes, source);
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
