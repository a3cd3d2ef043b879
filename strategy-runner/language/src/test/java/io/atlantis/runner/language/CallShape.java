package io.atlantis.runner.language;

import io.atlantis.runner.language.catalogue.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a call is written in a text: its arguments by position and those by name. */
record CallShape(int byPosition, List<String> byName) {
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\s*=(?!=).*");

    /** Every call of a name in a text, {@code def} lines included. */
    static List<CallShape> of(String name, String text) {
        List<CallShape> calls = new ArrayList<>();
        Matcher opening = Pattern.compile("(?:(?<!\\w)|(?=\\.))" + Pattern.quote(name) + "\\(")
                .matcher(text);
        while (opening.find()) {
            calls.add(read(text, opening.end()));
        }
        return calls;
    }

    private static CallShape read(String text, int from) {
        List<String> written = arguments(text, from);
        List<String> names = written.stream()
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(named -> named.group(1))
                .toList();
        return new CallShape(written.size() - names.size(), names);
    }

    /** What stands between the commas of the bracket that is open at {@code from}. */
    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        boolean isText = false;
        for (int at = from; depth >= 0; at++) {
            char c = text.charAt(at);
            isText ^= c == '"';
            depth += isText ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || (depth == 0 && !isText && c == ',')) {
                arguments.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        return arguments.stream().filter(argument -> !argument.isEmpty()).toList();
    }

    /** Whether the signature allows a call like this. */
    boolean fits(Signature signature) {
        List<Signature.Parameter> parameters = signature.parameters();
        if (parameters.stream().anyMatch(Signature.Parameter::isRepeated)) {
            return byPosition + byName.size() > 1;
        }
        List<String> given = Stream.concat(
                        parameters.stream().map(Signature.Parameter::name).limit(byPosition), byName.stream())
                .toList();
        return byPosition <= parameters.size()
                && given.stream().distinct().count() == given.size()
                && parameters.stream().map(Signature.Parameter::name).toList().containsAll(given)
                && parameters.stream()
                        .allMatch(parameter -> parameter.defaultText().isPresent() || given.contains(parameter.name()));
    }
}
