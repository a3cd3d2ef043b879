package io.atlantis.runner.language.diagnostic;

/**
 * A range of the source.
 *
 * @param line first line, 1-based
 * @param column first column, 1-based
 * @param endLine last line, 1-based
 * @param endColumn column after the last character, 1-based
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** The start of the source, for messages about all of it. */
    public static final Span START = new Span(1, 1, 1, 1);

    /** From this range's start to the other's end. */
    public Span to(Span end) {
        return new Span(line, column, end.endLine, end.endColumn);
    }
}
