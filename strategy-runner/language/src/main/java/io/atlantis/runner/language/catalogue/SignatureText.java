package io.atlantis.runner.language.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a signature as {@link Signature#text()} writes it. */
final class SignatureText {
    private static final Pattern SHAPE = Pattern.compile("(@?[\\w.]+)(\\((.*)\\))? -> (.+)");
    private static final Pattern PARAMETER = Pattern.compile("(\\*?)(\\w+): ([^=]+?)(?: = (.+))?");

    private SignatureText() {}

    static Signature parse(String text) {
        Matcher shape = matching(SHAPE, text, text);
        Optional<String> arguments = Optional.ofNullable(shape.group(2));
        List<Signature.Parameter> parameters = arguments.map(_ -> split(shape.group(3))).orElse(List.of()).stream()
                .map(parameter -> parameter(parameter, text))
                .toList();
        return new Signature(shape.group(1), arguments.isPresent(), parameters, shape.group(4));
    }

    private static Signature.Parameter parameter(String parameter, String text) {
        Matcher shape = matching(PARAMETER, parameter, text);
        return new Signature.Parameter(
                shape.group(2),
                shape.group(3),
                Optional.ofNullable(shape.group(4)),
                !shape.group(1).isEmpty());
    }

    private static Matcher matching(Pattern pattern, String part, String text) {
        Matcher matcher = pattern.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalStateException("'" + text + "' is no signature: write name(a: type, b: type = 1) -> type");
        }
        return matcher;
    }

    /** At the commas outside of brackets. */
    private static List<String> split(String parameters) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < parameters.length(); i++) {
            switch (parameters.charAt(i)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(parameters.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        if (!parameters.isBlank()) {
            parts.add(parameters.substring(start).strip());
        }
        return parts;
    }
}
