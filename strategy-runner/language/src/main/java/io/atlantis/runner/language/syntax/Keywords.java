package io.atlantis.runner.language.syntax;

import java.util.List;

/** Python's words that mean something in a strategy too. */
public final class Keywords {
    /** Stands only behind what strategies do without: {@code import}, {@code with} and {@code except}. */
    private static final String AS = "as";

    private Keywords() {}

    /** Those that a strategy can use, in alphabetical order. */
    public static List<String> usable() {
        return Lexer.KEYWORDS.stream()
                .filter(word -> !Unsupported.isRefused(word) && !word.equals(AS))
                .sorted()
                .toList();
    }
}
