package io.atlantis.runner.language.diagnostic;

/**
 * One message of the compiler about a range of the source.
 *
 * @param line first line, 1-based
 * @param column first column, 1-based, in UTF-16 code units as editors count
 * @param endLine last line, 1-based
 * @param endColumn column after the last character, 1-based
 * @param severity whether it refuses the strategy
 * @param code stable kebab-case name of the kind of problem
 * @param message what is wrong and what to write instead
 */
public record Diagnostic(
        int line, int column, int endLine, int endColumn, Severity severity, String code, String message) {

    @Override
    public String toString() {
        return line + ":" + column + ": " + message + " [" + code + "]";
    }
}
