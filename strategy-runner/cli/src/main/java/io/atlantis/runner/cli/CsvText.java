package io.atlantis.runner.cli;

/** How text and numbers stand in the CSV that is printed (RFC 4180). */
final class CsvText {
    private CsvText() {}

    /** A text, quoted if it holds a comma, a quote or a line break. */
    static String field(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * The shortest decimal that reads back as the same double; {@code nan}, {@code inf} and {@code -inf} as Python
     * reads them.
     */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }
}
