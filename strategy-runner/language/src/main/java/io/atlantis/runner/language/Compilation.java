package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.util.List;

/** Outcome of a compilation. */
public sealed interface Compilation {
    /** The source is a program; warnings may still be there to show. */
    record Compiled(StrategyProgram program, List<Diagnostic> warnings) implements Compilation {
        public Compiled {
            warnings = List.copyOf(warnings);
        }
    }

    /** The source is refused; at least one diagnostic is an error. */
    record Rejected(List<Diagnostic> diagnostics) implements Compilation {
        public Rejected {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** All diagnostics of either outcome, in order of their place. */
    default List<Diagnostic> diagnostics() {
        return switch (this) {
            case Compiled compiled -> compiled.warnings();
            case Rejected rejected -> rejected.diagnostics();
        };
    }
}
