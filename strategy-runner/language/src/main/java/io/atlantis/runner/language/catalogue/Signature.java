package io.atlantis.runner.language.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One way of writing a name.
 *
 * <p>Types are those of annotations, and {@code number} (an int or a float), {@code value} (of any type), {@code series}
 * (a number at each bar), {@code condition} (a bool at each bar), {@code literal} (written out) and {@code none}.
 *
 * @param callee the name, with what it stands behind
 * @param isCall whether it is followed by arguments
 * @param parameters in the order in which arguments by position are taken
 * @param returns type of its value
 */
public record Signature(String callee, boolean isCall, List<Parameter> parameters, String returns) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name as arguments by name are written, where they are taken
     * @param type see {@link Signature}
     * @param defaultText as written in a strategy; nothing if an argument must be given
     * @param isRepeated whether any number of arguments goes here
     */
    public record Parameter(String name, String type, Optional<String> defaultText, boolean isRepeated) {
        private String text() {
            return (isRepeated ? "*" : "") + name + ": " + type
                    + defaultText.map(value -> " = " + value).orElse("");
        }
    }

    /** As Python would write it: {@code round(x: float, digits: int) -> float}. */
    public String text() {
        String arguments =
                isCall ? parameters.stream().map(Parameter::text).collect(Collectors.joining(", ", "(", ")")) : "";
        return callee + arguments + " -> " + returns;
    }
}
