package io.atlantis.runner.cli;

import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.ParameterBinding;
import io.atlantis.runner.language.ParameterValues;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A strategy file: its program and the values for its parameters. */
record StrategySource(StrategyProgram program, ParameterValues parameters) {

    static StrategySource read(Path path, Map<String, String> parameters) throws BadInputException {
        StrategyProgram program = compile(path);
        return switch (program.bind(parameters)) {
            case ParameterBinding.Bound bound -> new StrategySource(program, bound.values());
            case ParameterBinding.Refused refused ->
                throw new BadInputException(refused.problems().stream()
                        .map(problem -> "--param " + problem.name() + "=" + problem.value() + ": " + problem.message())
                        .toList());
        };
    }

    private static StrategyProgram compile(Path path) throws BadInputException {
        return switch (StrategyCompiler.compile(text(path), CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected ->
                throw new BadInputException(rejected.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .map(diagnostic -> line(path, diagnostic))
                        .toList());
        };
    }

    static String text(Path path) throws BadInputException {
        BarFile.requireReadable("STRATEGY", path);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new BadInputException("STRATEGY " + path + " can't be read as UTF-8 text: " + e.getMessage());
        }
    }

    static String line(Path path, Diagnostic diagnostic) {
        return path + ":" + diagnostic.line() + ":" + diagnostic.column() + ": " + diagnostic.message();
    }
}
