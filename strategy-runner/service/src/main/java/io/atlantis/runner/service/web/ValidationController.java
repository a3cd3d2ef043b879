package io.atlantis.runner.service.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compiles a source and answers what is wrong with it; the same compiler that runs it. */
@RestController
@RequestMapping("/api/v1/strategies")
final class ValidationController {

    /**
     * @param source the text to check
     */
    record ValidationRequest(@Nullable String source) {}

    /**
     * @param diagnostics in the order of the text; empty when the source compiles without a warning
     */
    record ValidationAnswer(List<Diagnostic> diagnostics) {}

    @PostMapping("/validate")
    ValidationAnswer validate(@RequestBody ValidationRequest request) {
        String source = request.source();
        if (source == null) {
            throw new ProblemException(Problem.of("invalid-field", 422, "Invalid field", "source is missing")
                    .withErrors(List.of(new FieldError("source", "", "is missing: give the strategy's text"))));
        }
        return new ValidationAnswer(
                StrategyCompiler.compile(source, CompilerLimits.DEFAULT).diagnostics());
    }
}
