package io.atlantis.runner.service.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.Formatting;
import io.atlantis.runner.language.StrategyFormatter;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lays a source out in the one way, as {@code ./atlantis format} does a file. */
@RestController
@RequestMapping("/api/v1/strategies")
final class FormatController {

    /**
     * @param source the text laid out; it means what the given one means
     */
    record FormatAnswer(String source) {}

    @PostMapping("/format")
    FormatAnswer format(@RequestBody SourceRequest request) {
        return switch (StrategyFormatter.format(request.required(), CompilerLimits.DEFAULT)) {
            case Formatting.Formatted formatted -> new FormatAnswer(formatted.text());
            case Formatting.Unreadable unreadable -> throw unreadable(unreadable.diagnostics());
        };
    }

    private static ProblemException unreadable(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        Diagnostic first = errors.getFirst();
        return new ProblemException(Problem.of(
                        "unreadable-source",
                        422,
                        "Unreadable source",
                        "line " + first.line() + ", column " + first.column() + ": " + first.message())
                .withErrors(errors.stream().map(FormatController::fieldError).toList()));
    }

    private static FieldError fieldError(Diagnostic diagnostic) {
        return new FieldError("source", diagnostic.line() + ":" + diagnostic.column(), diagnostic.message());
    }
}
