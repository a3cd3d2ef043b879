package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;

/** Compiles and runs strategies for tests. */
final class Strategies {
    private Strategies() {}

    static StrategyProgram compiled(String source) {
        Compilation compilation = StrategyCompiler.compile(source, CompilerLimits.DEFAULT);
        assertThat(compilation).as(compilation.toString()).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).program();
    }

    static List<Diagnostic> rejected(String source) {
        Compilation compilation = StrategyCompiler.compile(source, CompilerLimits.DEFAULT);
        assertThat(compilation).as(source).isInstanceOf(Compilation.Rejected.class);
        return compilation.diagnostics();
    }

    static StrategyInstance instance(StrategyProgram program, BarColumns bars, RecordingHost host) {
        return instance(program, bars, host, BudgetLimits.DEFAULT);
    }

    static StrategyInstance instance(
            StrategyProgram program, BarColumns bars, RecordingHost host, BudgetLimits limits) {
        return program.instantiate(bars, host, program.defaults(), new Budget(limits));
    }

    /** Runs a strategy bar by bar and gives what it asked of its host. */
    static List<String> run(String source, BarColumns bars) {
        RecordingHost host = new RecordingHost();
        StrategyInstance instance = instance(compiled(source), bars, host);
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
            instance.onBar(bar);
        }
        return host.calls;
    }
}
