package io.atlantis.runner.cli;

import java.io.Serial;
import java.util.List;

/** What the user gave can't be used; the lines say why. Ends the command with exit code 2. */
final class BadInputException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    BadInputException(String line) {
        this(List.of(line));
    }

    BadInputException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
