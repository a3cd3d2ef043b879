package io.atlantis.runner.service.web;

import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compiles a source and answers what is wrong with it; the same compiler that runs it. */
@RestController
@RequestMapping("/api/v1/strategies")
final class ValidationController {

    /**
     * @param diagnostics in the order of the text; empty when the source compiles without a warning
     */
    record ValidationAnswer(List<Diagnostic> diagnostics) {}

    @PostMapping("/validate")
    ValidationAnswer validate(@RequestBody SourceRequest request) {
        return new ValidationAnswer(StrategyCompiler.compile(request.required(), CompilerLimits.DEFAULT)
                .diagnostics());
    }
}
