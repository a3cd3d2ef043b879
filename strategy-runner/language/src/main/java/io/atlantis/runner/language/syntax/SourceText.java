package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Span;

/** The characters of a source with the current place in it. Line ends are {@code \n}, {@code \r\n} or {@code \r}. */
final class SourceText {
    private static final char NONE = '\0';

    private final String text;
    private int index;
    private int line;
    private int lineStart;
    private int end;

    SourceText(String text, int firstLine) {
        this.text = text;
        this.line = firstLine;
        this.end = text.length();
    }

    boolean atEnd() {
        return index >= end;
    }

    char peek() {
        return peek(0);
    }

    /** The character some places ahead, or NUL outside the text. */
    char peek(int ahead) {
        int at = index + ahead;
        return at >= 0 && at < end ? text.charAt(at) : NONE;
    }

    boolean startsWith(String prefix) {
        return prefix.length() <= end - index && text.startsWith(prefix, index);
    }

    /** Places read so far. */
    int index() {
        return index;
    }

    /** Ends the text earlier, for a part that is read on its own; gives the end before, which undoes it. */
    int endAt(int newEnd) {
        int before = end;
        end = newEnd;
        return before;
    }

    void skip(int count) {
        index += count;
    }

    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || peek() == '\r';
    }

    /** Moves behind the line end that begins here. */
    void nextLine() {
        index += startsWith("\r\n") ? 2 : 1;
        line++;
        lineStart = index;
    }

    Mark mark() {
        return new Mark(index, line, index - lineStart + 1);
    }

    String since(Mark start) {
        return text.substring(start.index, index);
    }

    Span spanSince(Mark start) {
        return new Span(start.line, start.column, line, index - lineStart + 1);
    }

    /** A place in the source. */
    record Mark(int index, int line, int column) {}
}
