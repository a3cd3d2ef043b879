package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Severity;
import io.atlantis.runner.language.syntax.Parser;
import io.atlantis.runner.language.typing.TypeChecker;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the checker says about a source part of which could not be read. Only what stands whatever the unread part says:
 * mistakes in single names and arguments, none of which the unread part mentions; nothing about types.
 */
final class PartialCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> CERTAIN = Stream.of(
                    DiagnosticCode.UNKNOWN_NAME,
                    DiagnosticCode.UNKNOWN_FUNCTION,
                    DiagnosticCode.UNKNOWN_ATTRIBUTE,
                    DiagnosticCode.UNKNOWN_INDICATOR,
                    DiagnosticCode.LOOK_AHEAD,
                    DiagnosticCode.HISTORY_INDEX,
                    DiagnosticCode.WRONG_ARGUMENTS,
                    DiagnosticCode.BAD_FORMAT,
                    DiagnosticCode.BAD_PARAMETER,
                    DiagnosticCode.UNSUPPORTED_PYTHON)
            .map(DiagnosticCode::code)
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> lines;
    private final Set<String> unread;

    private PartialCheck(String source, Set<String> unread) {
        this.lines = source.lines().toList();
        this.unread = unread;
    }

    /** Adds what is certain to the diagnostics. */
    static void report(String source, Parser.Parsed parsed, int limit, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics(limit);
        TypeChecker.check(parsed.statements(), found);
        PartialCheck check = new PartialCheck(source, parsed.unreadNames());
        found.inOrder().stream().filter(check::isCertain).forEach(diagnostics::add);
    }

    private boolean isCertain(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR
                && CERTAIN.contains(diagnostic.code())
                && diagnostic.line() == diagnostic.endLine()
                && !mentionsUnread(diagnostic);
    }

    private boolean mentionsUnread(Diagnostic diagnostic) {
        String line = diagnostic.line() <= lines.size() ? lines.get(diagnostic.line() - 1) : "";
        int end = Math.min(diagnostic.endColumn() - 1, line.length());
        int start = Math.min(diagnostic.column() - 1, end);
        Matcher names = NAME.matcher(line.substring(start, end));
        return names.results().anyMatch(name -> unread.contains(name.group()));
    }
}
