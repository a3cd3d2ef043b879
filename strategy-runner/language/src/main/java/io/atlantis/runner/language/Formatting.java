package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.util.List;

/** Outcome of laying a source out anew. */
public sealed interface Formatting {
    /** The text to go on with: laid out, or as it was given. */
    String text();

    /** The source could be read; the text means what the source means. */
    record Formatted(String text) implements Formatting {}

    /** The source can't be read; the text is the source, unchanged. At least one diagnostic is an error. */
    record Unreadable(String text, List<Diagnostic> diagnostics) implements Formatting {
        public Unreadable {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
