package io.atlantis.ingest.decode;

import org.agrona.DirectBuffer;

/**
 * A strict JSON scanner (RFC 8259) over bytes that are not its own: reads forward only, allocates nothing, tells where
 * values stand instead of making objects of them. Bytes from 0x80 on inside strings are taken as they are. Confined to
 * one thread.
 */
final class JsonScanner {

    static final int STRING = 1;
    static final int NUMBER = 2;
    static final int LITERAL = 3;
    static final int NESTED = 4;

    private static final int END = -1;
    private static final int DEEPEST = 64;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private DirectBuffer buffer;
    private int startOfText;
    private int at;
    private int end;
    private int valueStart;
    private int valueEnd;
    private boolean escaped;

    JsonScanner(DirectBuffer buffer) {
        this.buffer = buffer;
    }

    void wrap(DirectBuffer source, int offset, int length) {
        buffer = source;
        startOfText = offset;
        at = offset;
        end = offset + length;
    }

    /** Where the last value starts, without the quotes of a string. */
    int valueStart() {
        return valueStart;
    }

    /** Where the last value ends (exclusive), without the quotes of a string. */
    int valueEnd() {
        return valueEnd;
    }

    /** Whether the last string holds escapes, so that its bytes are not its text. */
    boolean isEscaped() {
        return escaped;
    }

    /** Takes the next character if it is {@code wanted}, after white space. */
    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted, String what) throws MalformedFrameException {
        if (!take(wanted)) {
            throw malformed(what);
        }
    }

    void expectEnd() throws MalformedFrameException {
        if (peek() != END) {
            throw malformed("end of frame expected");
        }
    }

    /** Reads a member's name and the colon after it. */
    void name() throws MalformedFrameException {
        if (peek() != '"') {
            throw malformed("name of a member expected");
        }
        string();
        int start = valueStart;
        int stop = valueEnd;
        expect(':', "':' expected");
        valueStart = start;
        valueEnd = stop;
    }

    /**
     * Reads any value.
     *
     * @return {@link #STRING}, {@link #NUMBER}, {@link #LITERAL} or {@link #NESTED}
     */
    int value() throws MalformedFrameException {
        return value(0);
    }

    MalformedFrameException malformed(String expected) {
        return new MalformedFrameException(expected, at - startOfText);
    }

    private int value(int depth) throws MalformedFrameException {
        int first = peek();
        if (first == '"') {
            string();
            return STRING;
        }
        if (first == '{' || first == '[') {
            return nested(first == '{' ? '}' : ']', depth);
        }
        valueStart = at;
        if (first == 't' || first == 'f' || first == 'n') {
            literal(first == 't' ? TRUE : first == 'f' ? FALSE : NULL);
            return LITERAL;
        }
        number();
        return NUMBER;
    }

    private int nested(char close, int depth) throws MalformedFrameException {
        if (depth == DEEPEST) {
            throw malformed("less nesting expected");
        }
        int start = at++;
        boolean first = true;
        while (!take(close)) {
            if (!first) {
                expect(',', "',' or the closing bracket expected");
            }
            first = false;
            if (close == '}') {
                name();
            }
            value(depth + 1);
        }
        valueStart = start;
        valueEnd = at;
        return NESTED;
    }

    private void string() throws MalformedFrameException {
        escaped = false;
        valueStart = ++at;
        while (at < end) {
            byte next = buffer.getByte(at);
            if (next == '"') {
                valueEnd = at++;
                return;
            }
            if (next >= 0 && next < ' ') {
                throw malformed("no control character in a string expected");
            }
            at++;
            if (next == '\\') {
                escape();
            }
        }
        throw malformed("closing quote expected");
    }

    private void escape() throws MalformedFrameException {
        escaped = true;
        int kind = at < end ? buffer.getByte(at++) : END;
        switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {} // one character
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    if (at >= end || !isHex(buffer.getByte(at))) {
                        throw malformed("four hexadecimal digits expected");
                    }
                    at++;
                }
            }
            default -> throw malformed("escape character expected");
        }
    }

    private static boolean isHex(byte character) {
        return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
    }

    private void literal(byte[] word) throws MalformedFrameException {
        for (byte letter : word) {
            if (at >= end || buffer.getByte(at) != letter) {
                throw malformed("value expected");
            }
            at++;
        }
        endValue();
    }

    private void number() throws MalformedFrameException {
        takeHere('-');
        if (takeHere('0')) {
            if (at < end && isDigit(buffer.getByte(at))) {
                throw malformed("no leading zero expected");
            }
        } else {
            digits("value expected");
        }
        if (takeHere('.')) {
            digits("digit after the point expected");
        }
        if (takeHere('e') || takeHere('E')) {
            boolean signed = takeHere('+') || takeHere('-');
            digits(signed ? "digit after the sign expected" : "exponent expected");
        }
        endValue();
    }

    private void digits(String what) throws MalformedFrameException {
        int first = at;
        while (at < end && isDigit(buffer.getByte(at))) {
            at++;
        }
        if (at == first) {
            throw malformed(what);
        }
    }

    /** A number or literal must be followed by white space, punctuation or the end. */
    private void endValue() throws MalformedFrameException {
        valueEnd = at;
        if (at < end) {
            byte next = buffer.getByte(at);
            if (next != ',' && next != ']' && next != '}' && !isSpace(next)) {
                throw malformed("',' or a closing bracket expected");
            }
        }
    }

    private boolean takeHere(char wanted) {
        if (at < end && buffer.getByte(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private int peek() {
        while (at < end) {
            byte next = buffer.getByte(at);
            if (!isSpace(next)) {
                return next;
            }
            at++;
        }
        return END;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
