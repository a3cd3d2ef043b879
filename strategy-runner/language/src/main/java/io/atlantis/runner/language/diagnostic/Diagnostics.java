package io.atlantis.runner.language.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects the messages of one compilation, each place and code once, up to a limit. For one thread. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::severity);

    private final int limit;
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean hasErrors;

    public Diagnostics(int limit) {
        this.limit = limit;
    }

    /** Adds an error. */
    public void error(Span span, DiagnosticCode code, String message) {
        hasErrors = true;
        add(span, Severity.ERROR, code, message);
    }

    /** Adds a warning. */
    public void warning(Span span, DiagnosticCode code, String message) {
        add(span, Severity.WARNING, code, message);
    }

    /** Whether another message would be kept; if not, there is no use in working one out. */
    public boolean wantsMore() {
        return found.size() < limit;
    }

    /** {@code ", did you mean 'close'?"}, or an empty text if no known name is near or no message is wanted. */
    public String suggestion(String name, Collection<String> known) {
        return wantsMore() ? Suggestion.forName(name, known) : "";
    }

    /** Whether an error was added, even one dropped for the limit. */
    public boolean hasErrors() {
        return hasErrors;
    }

    /** Whether an error of one of these codes begins on these lines, the last one included. */
    public boolean hasError(int firstLine, int lastLine, Set<DiagnosticCode> codes) {
        return found.stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .filter(message -> message.line() >= firstLine && message.line() <= lastLine)
                .anyMatch(message -> codes.stream().anyMatch(code -> code.code().equals(message.code())));
    }

    /** All messages in order of their place. */
    public List<Diagnostic> inOrder() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** Adds a message that was collected elsewhere. */
    public void add(Diagnostic diagnostic) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        hasErrors |= error;
        if (found.stream().anyMatch(d -> samePlace(d, diagnostic))) {
            return;
        }
        if (!wantsMore() && error) {
            dropAWarning();
        }
        if (wantsMore()) {
            found.add(diagnostic);
        }
    }

    private void add(Span span, Severity severity, DiagnosticCode code, String message) {
        add(new Diagnostic(
                span.line(), span.column(), span.endLine(), span.endColumn(), severity, code.code(), message));
    }

    /** An error must be seen however many warnings came before it. */
    private void dropAWarning() {
        for (int i = found.size() - 1; i >= 0; i--) {
            if (found.get(i).severity() == Severity.WARNING) {
                found.remove(i);
                return;
            }
        }
    }

    private static boolean samePlace(Diagnostic a, Diagnostic b) {
        return a.line() == b.line() && a.column() == b.column() && a.code().equals(b.code());
    }
}
