package io.atlantis.runner.language;

import io.atlantis.runner.language.bytecode.ProgramEmitter;
import io.atlantis.runner.language.bytecode.ProgramLoader;
import io.atlantis.runner.language.bytecode.TooLargeException;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.runtime.SourceLines;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Parser;
import io.atlantis.runner.language.syntax.SyntaxLimits;
import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.typing.TypeChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Compiles strategy source to a program: text, tokens, syntax tree, checked tree, class file, audit, class. Thread-safe
 * and without side effects; compiling runs nothing of the source. Each compilation has a thread of its own, with a stack
 * of a fixed size and a limit of time; the caller waits for it.
 */
public final class StrategyCompiler {
    private final Diagnostics diagnostics;
    private final CompilerLimits limits;

    private StrategyCompiler(CompilerLimits limits) {
        this.limits = limits;
        this.diagnostics = new Diagnostics(limits.diagnostics());
    }

    /** Compiles a strategy. Never throws because of the source: whatever is wrong with it is a diagnostic. */
    public static Compilation compile(String source, CompilerLimits limits) {
        return CompilerThread.run(() -> compileHere(source, limits), limits.time());
    }

    /** As {@link #compile}, on the calling thread, for as long as it takes. */
    static Compilation compileHere(String source, CompilerLimits limits) {
        return new StrategyCompiler(limits).strategy(source);
    }

    /**
     * Compiles series expressions such as {@code ta.rsi(close, 14)}.
     *
     * @param expressions one line each
     * @return a program whose series are the expressions in order; diagnostics count lines by expression, from 1
     */
    public static Compilation compileExpressions(List<String> expressions, CompilerLimits limits) {
        return CompilerThread.run(() -> new StrategyCompiler(limits).expressions(expressions), limits.time());
    }

    private Compilation strategy(String source) {
        if (isTooLong(source)) {
            return rejected();
        }
        Parser.Parsed parsed = Parser.parse(source, syntaxLimits(), diagnostics);
        requireWanted();
        if (diagnostics.hasErrors()) {
            if (parsed.isWhole()) {
                PartialCheck.report(source, parsed, limits.diagnostics(), diagnostics);
            }
            return rejected();
        }
        Optional<CheckedProgram> checked = TypeChecker.check(parsed.statements(), diagnostics);
        return checked.map(program -> emitted(program, source)).orElseGet(this::rejected);
    }

    private Compilation expressions(List<String> expressions) {
        String source = String.join("\n", expressions);
        if (isTooLong(source)) {
            return rejected();
        }
        List<Expr> parsed = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            Parser.parseExpression(expressions.get(i), i + 1, syntaxLimits(), diagnostics)
                    .ifPresent(parsed::add);
        }
        Optional<CheckedProgram> checked = diagnostics.hasErrors()
                ? Optional.empty()
                : TypeChecker.checkExpressions(expressions, parsed, diagnostics);
        return checked.map(program -> emitted(program, source)).orElseGet(this::rejected);
    }

    private boolean isTooLong(String source) {
        boolean tooLong = source.length() > limits.sourceChars();
        if (tooLong) {
            diagnostics.error(
                    Span.START,
                    DiagnosticCode.SOURCE_TOO_LONG,
                    "the source has " + source.length() + " characters, " + limits.sourceChars() + " are allowed");
        }
        return tooLong;
    }

    private SyntaxLimits syntaxLimits() {
        return new SyntaxLimits(limits.nestingDepth(), limits.nodes());
    }

    /** Between two stages: a compilation that nobody waits for any more is not taken further. */
    private static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    private Compilation emitted(CheckedProgram checked, String source) {
        requireWanted();
        try {
            byte[] classFile = ProgramEmitter.emit(checked);
            requireWanted();
            StrategyProgram program = new StrategyProgram(
                    SourceHash.of(source),
                    ProgramSpecs.parameters(checked),
                    ProgramSpecs.series(checked),
                    ProgramSpecs.securities(checked),
                    ProgramEvents.of(checked),
                    SourceLines.of(source),
                    ProgramLoader.load(classFile));
            return new Compilation.Compiled(program, diagnostics.inOrder());
        } catch (TooLargeException e) {
            Span span = new Span(e.line(), 1, e.line(), 1);
            diagnostics.error(span, DiagnosticCode.PROGRAM_TOO_LARGE, e.problem());
            return rejected();
        } catch (IllegalArgumentException | IllegalStateException | LinkageError e) {
            // the audit or the JVM found the emitter wrong: the source is not to blame, but it can't be run either
            diagnostics.error(
                    Span.START, DiagnosticCode.INTERNAL_ERROR, "the compiler made a mistake, please report it: " + e);
            return rejected();
        }
    }

    private Compilation rejected() {
        return new Compilation.Rejected(diagnostics.inOrder());
    }
}
