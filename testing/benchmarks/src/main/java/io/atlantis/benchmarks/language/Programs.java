package io.atlantis.benchmarks.language;

import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;

/** The strategies that are measured, compiled. */
final class Programs {
    private Programs() {}

    static StrategyProgram compiled(String source) {
        return switch (StrategyCompiler.compile(source, CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.diagnostics().toString());
        };
    }
}
