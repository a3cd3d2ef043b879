package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Layout;
import io.atlantis.runner.language.syntax.Parser;
import io.atlantis.runner.language.syntax.SyntaxLimits;

/**
 * Lays the source of a strategy out in one way: four spaces for each block, one space around operators and behind commas,
 * an empty line around functions, no white space at line ends. Comments, texts and the author's line breaks within
 * brackets stay. Formatting twice gives what formatting once gives, and the program means the same. Thread-safe.
 */
public final class StrategyFormatter {
    private StrategyFormatter() {}

    /** Formats a source that can be parsed, whether or not its types fit; gives back any other unchanged. */
    public static Formatting format(String source, CompilerLimits limits) {
        Diagnostics diagnostics = new Diagnostics(limits.diagnostics());
        if (source.length() > limits.sourceChars()) {
            diagnostics.error(
                    Span.START,
                    DiagnosticCode.SOURCE_TOO_LONG,
                    "the source has " + source.length() + " characters, " + limits.sourceChars() + " are allowed");
            return new Formatting.Unreadable(source, diagnostics.inOrder());
        }
        Parser.parse(source, new SyntaxLimits(limits.nestingDepth(), limits.nodes()), diagnostics);
        if (diagnostics.hasErrors()) {
            return new Formatting.Unreadable(source, diagnostics.inOrder());
        }
        String text = Layout.of(source);
        if (!Layout.sameTokens(source, text)) {
            diagnostics.error(
                    Span.START,
                    DiagnosticCode.INTERNAL_ERROR,
                    "formatting would change what the strategy says, please report it");
            return new Formatting.Unreadable(source, diagnostics.inOrder());
        }
        return new Formatting.Formatted(text);
    }
}
