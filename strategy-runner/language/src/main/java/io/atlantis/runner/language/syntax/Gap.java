package io.atlantis.runner.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between two atoms: white space, comments, empty lines.
 *
 * @param trailing the comment on the line of the atom before
 * @param lines the lines of their own between the atoms, comments or empty
 * @param breaks whether the atoms stand on different lines
 */
record Gap(Optional<String> trailing, List<Line> lines, boolean breaks) {
    /**
     * @param comment with its {@code #}, or empty for an empty line
     * @param column white space in front of it
     */
    record Line(String comment, int column) {
        boolean isBlank() {
            return comment.isEmpty();
        }
    }

    static Gap of(String text) {
        String[] parts = text.split("\n", -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < parts.length - 1; i++) {
            lines.add(line(parts[i]));
        }
        Optional<String> trailing = Optional.of(line(parts[0]).comment()).filter(comment -> !comment.isEmpty());
        return new Gap(trailing, List.copyOf(lines), parts.length > 1);
    }

    private static Line line(String text) {
        int start = text.indexOf('#');
        return start < 0 ? new Line("", 0) : new Line(text.substring(start).stripTrailing(), start);
    }
}
